// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.RegularExpressions;

namespace P2s.Harness;

/// <summary>
/// Commands for a gateway, the answers to what they ask, and what the gateway is afterwards. From and To: a change of the
/// commands that must be noticed, or empty.
/// </summary>
public sealed record Migration(string Name, string Commands, string Gateway, string[] Answers, string[] Wanted, string From, string To)
{
    public static IReadOnlyList<Migration> ReadAll(string file) =>
        JsonSerializer.Deserialize<Migration[]>(File.ReadAllText(file), new JsonSerializerOptions { PropertyNameCaseInsensitive = true })!;

    /// <summary>Why it is not what it must be; null if it is.</summary>
    public string? Why(Engine engine)
    {
        using var computer = new Computer();
        foreach (string answer in Answers) computer.Answers.Enqueue(answer);
        P2s.Harness.Gateway.Current = Before(Gateway);
        string script = Path.Combine(computer.Home, $"{Name}.ps1");
        string commands = From.Length == 0 ? Commands : Regex.Replace(Commands, From, To);
        if (From.Length > 0 && commands == Commands) throw new ArgumentException($"no command of {Name} has '{From}'");
        File.WriteAllText(script, commands);
        try
        {
            engine.Run(script).Succeeded();
            Check.Equal(string.Join('\n', Wanted), P2s.Harness.Gateway.Current.Describe(), "the gateway");
            Check.That(computer.Answers.Count == 0, "not every secret was asked for");
            return null;
        }
        catch (Failed failed)
        {
            return failed.Message;
        }
    }

    /// <summary>With SSTP and settings that p2s.toml may not have.</summary>
    internal static Gateway Before(string name) => new()
    {
        Name = name,
        VpnClientConfiguration = new ClientConfiguration
        {
            VpnClientProtocols = ["SSTP"],
            VpnAuthenticationTypes = ["Certificate"],
            VpnClientAddressPool = new AddressSpace(["192.168.7.0/24"]),
            VpnClientRootCertificates = [new("root-1", "MIIBAAAA"), new("root-2", "MIIBBBBB")],
            VpnClientRevokedCertificates = [new("laptop-17", "0123456789abcdef0123456789abcdef01234567")],
            RadiusServerAddress = "10.9.9.9",
            AadTenant = "tenant",
            AadAudience = "audience",
            AadIssuer = "issuer",
        },
        CustomRoutes = new AddressSpace(["10.77.0.0/16"]),
    };
}
