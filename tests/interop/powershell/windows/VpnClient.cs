// SPDX-License-Identifier: Apache-2.0
using System.Management.Automation;
using System.Net;
using System.Xml;

namespace P2s.Harness;

/// <summary>The module VpnClient. Errors do not terminate, as those of cmdlets made from CIM classes.</summary>
public abstract class VpnCmdlet : PSCmdlet
{
    protected static Computer Computer => Computer.Current;

    protected abstract void Run();

    protected override void ProcessRecord()
    {
        try
        {
            Run();
        }
        catch (Exception error) when (error is MadeToFail or InvalidOperationException)
        {
            WriteError(new ErrorRecord(error, "VPN", ErrorCategory.InvalidOperation, null));
        }
    }

    /// <summary>Without -Force these cmdlets ask, and nobody answers.</summary>
    protected static void RequireForce(SwitchParameter force)
    {
        if (!force) throw new InvalidOperationException("Windows asks: -Force is missing");
    }

    protected static Dictionary<string, string> Find(string name) =>
        Computer.Book.Find(name) ?? Computer.AppBook.Find(name) ?? throw new InvalidOperationException($"The VPN connection {name} was not found in the phone book.");
}

/// <summary>What Get-VpnConnection returns.</summary>
public sealed record VpnConnection(string Name, string ConnectionStatus, string ServerAddress, string PlugInApplicationID);

[Cmdlet(VerbsCommon.Get, "VpnConnection")]
public sealed class GetVpnConnection : VpnCmdlet
{
    [Parameter(Position = 0)] public string[] Name { get; set; } = [];
    [Parameter] public SwitchParameter AllUserConnection { get; set; }

    protected override void Run()
    {
        foreach (var (book, application) in new[] { (Computer.Book, ""), (Computer.AppBook, Computer.AzureVpnFamily) })
            foreach (string name in book.Names().Where(name => Name.Length == 0 || Name.Contains(name)))
                WriteObject(new VpnConnection(name, Computer.Connected == name ? "Connected" : "Disconnected", book.Find(name)!["PhoneNumber"], application));
        foreach (string name in Name) _ = Find(name);
    }
}

[Cmdlet(VerbsCommon.Add, "VpnConnection", SupportsShouldProcess = true)]
public sealed class AddVpnConnection : VpnCmdlet
{
    [Parameter(Mandatory = true, Position = 0)] public string Name { get; set; } = "";
    [Parameter(Mandatory = true, Position = 1)] public string ServerAddress { get; set; } = "";
    [Parameter(Position = 2), ValidateSet("Pptp", "L2tp", "Sstp", "Ikev2", "Automatic")] public string TunnelType { get; set; } = "Automatic";
    [Parameter(Position = 3), ValidateSet("NoEncryption", "Optional", "Required", "Maximum", "Custom")] public string EncryptionLevel { get; set; } = "Required";
    [Parameter(Position = 4), ValidateSet("Pap", "Chap", "MSChapv2", "Eap", "MachineCertificate")] public string[] AuthenticationMethod { get; set; } = [];
    [Parameter(Position = 5)] public XmlDocument? EapConfigXmlStream { get; set; }
    [Parameter] public SwitchParameter SplitTunneling { get; set; }
    [Parameter] public SwitchParameter AllUserConnection { get; set; }
    [Parameter] public SwitchParameter RememberCredential { get; set; }
    [Parameter] public SwitchParameter UseWinlogonCredential { get; set; }
    [Parameter] public string? DnsSuffix { get; set; }
    [Parameter] public uint IdleDisconnectSeconds { get; set; }
    [Parameter] public SwitchParameter Force { get; set; }
    [Parameter] public SwitchParameter PassThru { get; set; }

    protected override void Run()
    {
        Computer.Change("Add-VpnConnection");
        RequireForce(Force);
        if (Name.Length is 0 or > 256 || Name.IndexOfAny([.. @"|<>?*\/:"]) >= 0 || Name.StartsWith('.'))
            throw new InvalidOperationException($"The name {Name} is not valid.");
        if (Computer.Book.Find(Name) is not null)
            throw new InvalidOperationException($"The VPN connection {Name} has already been created.");
        bool usesEap = AuthenticationMethod is ["Eap"];
        if (usesEap != (EapConfigXmlStream?.DocumentElement?.LocalName == "EapHostConfig"))
            throw new InvalidOperationException("Eap requires an EapHostConfig, and nothing else takes one.");
        if (!ShouldProcess(Name)) return;
        Computer.Book.Add(Name, new Dictionary<string, string>
        {
            ["PhoneNumber"] = ServerAddress,
            ["VpnStrategy"] = TunnelType,
            ["DataEncryption"] = EncryptionLevel,
            ["Authentication"] = string.Join(',', AuthenticationMethod),
            ["CustomAuthData"] = EapConfigXmlStream?.OuterXml ?? "",
            ["IpPrioritizeRemote"] = SplitTunneling ? "0" : "1",
            ["CacheCredentials"] = RememberCredential ? "1" : "0",
            ["IpDnsSuffix"] = DnsSuffix ?? "",
        });
    }
}

[Cmdlet(VerbsCommon.Add, "VpnConnectionRoute", SupportsShouldProcess = true)]
public sealed class AddVpnConnectionRoute : VpnCmdlet
{
    [Parameter(Mandatory = true, Position = 0)] public string ConnectionName { get; set; } = "";
    [Parameter(Mandatory = true, Position = 1)] public string DestinationPrefix { get; set; } = "";
    [Parameter] public uint RouteMetric { get; set; }
    [Parameter] public SwitchParameter AllUserConnection { get; set; }
    [Parameter] public SwitchParameter PassThru { get; set; }

    protected override void Run()
    {
        Computer.Change($"Add-VpnConnectionRoute {DestinationPrefix}");
        var connection = Find(ConnectionName);
        if (!IPNetwork.TryParse(DestinationPrefix, out _)) throw new InvalidOperationException($"{DestinationPrefix} is not a prefix.");
        string[] routes = connection.TryGetValue("Routes", out string? known) ? known.Split(' ') : [];
        if (routes.Contains(DestinationPrefix)) throw new InvalidOperationException($"The route {DestinationPrefix} exists.");
        if (ShouldProcess(ConnectionName)) Computer.Book.Set(ConnectionName, "Routes", string.Join(' ', [.. routes, DestinationPrefix]));
    }
}

[Cmdlet(VerbsCommon.Set, "VpnConnectionIPsecConfiguration", SupportsShouldProcess = true)]
public sealed class SetVpnConnectionIPsecConfiguration : VpnCmdlet
{
    [Parameter(Mandatory = true, Position = 0)] public string ConnectionName { get; set; } = "";
    [Parameter(Mandatory = true, Position = 1), ValidateSet("MD596", "SHA196", "SHA256128", "GCMAES128", "GCMAES192", "GCMAES256", "None")] public string AuthenticationTransformConstants { get; set; } = "";
    [Parameter(Mandatory = true, Position = 2), ValidateSet("DES", "DES3", "AES128", "AES192", "AES256", "GCMAES128", "GCMAES192", "GCMAES256", "None")] public string CipherTransformConstants { get; set; } = "";
    [Parameter(Mandatory = true, Position = 3), ValidateSet("None", "Group1", "Group2", "Group14", "ECP256", "ECP384", "Group24")] public string DHGroup { get; set; } = "";
    [Parameter(Mandatory = true, Position = 4), ValidateSet("DES", "DES3", "AES128", "AES192", "AES256", "GCMAES128", "GCMAES256")] public string EncryptionMethod { get; set; } = "";
    [Parameter(Mandatory = true, Position = 5), ValidateSet("MD5", "SHA1", "SHA256", "SHA384")] public string IntegrityCheckMethod { get; set; } = "";
    [Parameter(Mandatory = true, Position = 6), ValidateSet("None", "PFS1", "PFS2", "PFS2048", "ECP256", "ECP384", "PFSMM", "PFS24")] public string PfsGroup { get; set; } = "";
    [Parameter] public SwitchParameter Force { get; set; }
    [Parameter] public SwitchParameter PassThru { get; set; }

    protected override void Run()
    {
        Computer.Change("Set-VpnConnectionIPsecConfiguration");
        RequireForce(Force);
        if (Find(ConnectionName)["VpnStrategy"] is not ("Ikev2" or "L2tp")) throw new InvalidOperationException("not a connection of IKEv2 or L2TP");
        if (CipherTransformConstants.StartsWith("GCM") && CipherTransformConstants != AuthenticationTransformConstants)
            throw new InvalidOperationException("AES-GCM has the same name in both transforms.");
        string policy = string.Join(' ', AuthenticationTransformConstants, CipherTransformConstants, DHGroup, EncryptionMethod, IntegrityCheckMethod, PfsGroup);
        if (ShouldProcess(ConnectionName)) Computer.Book.Set(ConnectionName, "CustomIPSecPolicies", policy);
    }
}

[Cmdlet(VerbsCommon.Remove, "VpnConnection", SupportsShouldProcess = true)]
public sealed class RemoveVpnConnection : VpnCmdlet
{
    [Parameter(Mandatory = true, Position = 0)] public string[] Name { get; set; } = [];
    [Parameter] public SwitchParameter AllUserConnection { get; set; }
    [Parameter] public SwitchParameter Force { get; set; }

    protected override void Run()
    {
        foreach (string name in Name)
        {
            Computer.Change("Remove-VpnConnection");
            RequireForce(Force);
            _ = Find(name);
            if (Computer.Connected == name) throw new InvalidOperationException($"The VPN connection {name} is in use.");
            if (ShouldProcess(name)) (Computer.Book.Find(name) is null ? Computer.AppBook : Computer.Book).Remove(name);
        }
    }
}
