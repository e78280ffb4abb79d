// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace P2s.Harness;

/// <summary>
/// The phone book of the user, rasphone.pbk: one section per connection. It holds all that Windows knows of a
/// connection, so who writes an older file back has the older connections back.
/// </summary>
public sealed class PhoneBook(string path)
{
    private static readonly string[] Routing = ["DisableClassBasedDefaultRoute", "PlumbIKEv2TSAsRoutes"];

    public string File { get; } = path;

    public void Add(string name, Dictionary<string, string> values)
    {
        var lines = new List<string> { $"[{name}]", "Encoding=1", "PBVersion=8", "Type=2" };
        lines.AddRange(values.Select(value => $"{value.Key}={Encoded(value.Value)}"));
        lines.AddRange(Routing.Select(key => key + "=0"));
        // The servers that the gateway announces; none of its own.
        lines.AddRange(["IpDnsAddress=0.0.0.0", "IpDns2Address=0.0.0.0", "IpNameAssign=1"]);
        lines.Add("AutoTiggerCapable=0");
        lines.Add("");
        Save(Lines().Concat(lines));
    }

    public IEnumerable<string> Names() =>
        Lines().Where(line => line.StartsWith('[')).Select(line => line[1..^1]);

    public Dictionary<string, string>? Find(string name)
    {
        var section = Section(Lines(), name);
        return section.Count == 0 ? null : section.Skip(1).Where(line => line.Contains('='))
            .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => Decoded(pair[1]));
    }

    public void Set(string name, string key, string value)
    {
        var lines = Lines();
        int start = lines.IndexOf($"[{name}]");
        int end = start + Section(lines, name).Count;
        lines.RemoveAll(line => lines.IndexOf(line, start) is var at && at > start && at < end && line.StartsWith(key + "="));
        lines.Insert(start + 1, $"{key}={Encoded(value)}");
        Save(lines);
    }

    public void Remove(string name)
    {
        var lines = Lines();
        lines.RemoveRange(lines.IndexOf($"[{name}]"), Section(lines, name).Count);
        if (lines.Count == 0) System.IO.File.Delete(File);
        else Save(lines);
    }

    private static List<string> Section(List<string> lines, string name)
    {
        int start = lines.IndexOf($"[{name}]");
        if (start < 0) return [];
        int next = lines.FindIndex(start + 1, line => line.StartsWith('['));
        return lines[start..(next < 0 ? lines.Count : next)];
    }

    private List<string> Lines()
    {
        if (!System.IO.File.Exists(File)) return [];
        string text = System.IO.File.ReadAllText(File, new UTF8Encoding(false, throwOnInvalidBytes: true));
        // Windows writes CRLF; a file with other ends of line is not read completely.
        if (text.Replace("\r\n", "").IndexOfAny(['\r', '\n']) >= 0) throw new InvalidDataException("rasphone.pbk has lost its CRLF");
        var lines = text.Split("\r\n").ToList();
        lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private void Save(IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, string.Concat(lines.Select(line => line + "\r\n")), new UTF8Encoding(false));
    }

    private static string Encoded(string value) => value.Contains('\n') || value.Contains('\r') ? "hex:" + Convert.ToHexString(Encoding.UTF8.GetBytes(value)) : value;

    private static string Decoded(string value) => value.StartsWith("hex:") ? Encoding.UTF8.GetString(Convert.FromHexString(value[4..])) : value;
}
