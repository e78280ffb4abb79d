// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace P2s.Harness;


/// <summary>What the gateway and the options ask for, found without the scripts.</summary>
public sealed record Plan(string Connection, string Server, string[] Tunnels, string[] Routes, bool Split, string DnsSuffix,
    string[] DnsServers, string Policy, string[] Roots, string Client);

/// <summary>The folder of a kit for Windows. From and To: a change of its scripts that must be noticed, or empty.</summary>
public sealed record Kit(string Name, string Folder, string Password, Plan Plan, string From, string To)
{
    public static IReadOnlyList<Kit> ReadAll(string file) =>
        JsonSerializer.Deserialize<Kit[]>(File.ReadAllText(file), new JsonSerializerOptions { PropertyNameCaseInsensitive = true })!;

    public bool HasCertificate => Plan.Client.Length > 0;

    /// <summary>
    /// A copy of the kit to run. Its scripts have the strictest mode, and the change that must be noticed. The copy is
    /// in a folder whose name PowerShell could take for a pattern.
    /// </summary>
    public string Copy(string parent)
    {
        string copy = Path.Combine(parent, "kit [1] $x");
        foreach (string file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (file.EndsWith(".ps1")) File.WriteAllBytes(target, Changed(file));
            else File.Copy(file, target);
        }
        UpdateSums(copy, path => path.EndsWith(".ps1"));
        return copy;
    }

    /// <summary>SHA256SUMS of a copy fits these of its files, as they are now.</summary>
    public static void UpdateSums(string copy, Func<string, bool> changed)
    {
        const int digits = 64;
        string Line(string line)
        {
            string path = line[(digits + 2)..];
            if (!changed(path)) return line;
            byte[] sum = System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(copy, path)));
            return Convert.ToHexStringLower(sum) + line[digits..];
        }
        string list = Path.Combine(copy, "SHA256SUMS");
        File.WriteAllLines(list, File.ReadAllLines(list).Select(Line));
    }

    public bool Runs(string script)
    {
        string file = Path.Combine(Folder, script);
        return File.Exists(file) && (From.Length == 0 || Regex.IsMatch(Text(file), From, RegexOptions.Multiline));
    }

    // Bytes, so that a byte order mark and the ends of lines are kept.
    private static string Text(string file) => Encoding.Latin1.GetString(File.ReadAllBytes(file));

    private byte[] Changed(string file)
    {
        string text = Text(file).Replace("Set-StrictMode -Version 2.0", "Set-StrictMode -Version Latest");
        if (From.Length > 0) text = Regex.Replace(text, From, To, RegexOptions.Multiline);
        return Encoding.Latin1.GetBytes(text);
    }
}
