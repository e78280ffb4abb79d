// SPDX-License-Identifier: Apache-2.0
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace P2s.Harness;

/// <summary>
/// A script of gateway deploy for a gateway as Get-AzVirtualNetworkGateway | ConvertTo-Json prints it, and the secrets that
/// are typed. A whole script, which describes the desired state, runs twice.
/// </summary>
public sealed record Change(string Name, string Script, Gateway Live, string[] Answers)
{
    private sealed class SecretConverter : JsonConverter<SecureString>
    {
        public override SecureString Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new System.Net.NetworkCredential("", reader.GetString()).SecurePassword;

        public override void Write(Utf8JsonWriter writer, SecureString value, JsonSerializerOptions options) => writer.WriteStringValue("");
    }

    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true, Converters = { new SecretConverter() } };

    public static IReadOnlyList<Change> ReadAll(string file) => JsonSerializer.Deserialize<Change[]>(File.ReadAllText(file), Options)!;

    /// <summary>Why the script failed, null if it did not. FOLDER/NAME/powershell.after.json is the gateway afterwards, powershell.out the screen.</summary>
    public string? Why(Engine engine, string folder)
    {
        using var computer = new Computer();
        Gateway.Current = Live;
        Gateway.Writes = 0;
        foreach (string answer in Answers) computer.Answers.Enqueue(answer);
        string script = Path.Combine(computer.Home, "change.ps1"), print = Path.Combine(computer.Home, "print.ps1");
        File.WriteAllText(script, Script);
        File.WriteAllText(print, $"Get-AzVirtualNetworkGateway -ResourceGroupName rg-net -Name {Live.Name} | ConvertTo-Json -Depth 10\n");
        try
        {
            var outcome = engine.Run(script).Succeeded();
            int writes = Gateway.Writes;
            File.WriteAllText(Path.Combine(folder, Name, "powershell.out"), outcome.Screen + outcome.Output);
            File.WriteAllText(Path.Combine(folder, Name, "powershell.after.json"), engine.Run(print).Succeeded().Output);
            if (!Script.Contains("function Get-View")) return null;
            Check.Contains("nothing to change", engine.Run(script).Succeeded().Screen, "the screen of a second run");
            Check.That(Gateway.Writes == writes && writes <= 1, $"{Gateway.Writes} writes");
            return null;
        }
        catch (Failed failed)
        {
            return failed.Message;
        }
    }
}
