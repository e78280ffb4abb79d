// SPDX-License-Identifier: Apache-2.0
using System.Management.Automation;
using System.Net;
using System.Security;

namespace P2s.Harness;

public sealed record AddressSpace(string[] AddressPrefixes);

/// <summary>What New-AzRadiusServer returns.</summary>
public sealed record RadiusServer(string RadiusServerAddress, SecureString RadiusServerSecret, int RadiusServerScore);

public sealed record RootCertificate(string Name, string PublicCertData);

public sealed record RevokedCertificate(string Name, string Thumbprint);

public sealed record IpsecPolicy(int SALifeTimeSeconds, int SADataSizeKilobytes, string IpsecEncryption, string IpsecIntegrity,
    string IkeEncryption, string IkeIntegrity, string DhGroup, string PfsGroup);

public sealed record GroupMember(string Name, string AttributeType, string AttributeValue);

public sealed record PolicyGroup(string Name, bool IsDefault, int Priority, GroupMember[] PolicyMembers)
{
    public string? Id { get; init; }
}

public sealed record ConnectionConfiguration(string Name, AddressSpace VpnClientAddressPool, PolicyGroup[] VirtualNetworkGatewayPolicyGroups);

/// <summary>As Az.Network names it.</summary>
public sealed class ClientConfiguration
{
    internal ClientConfiguration Copy() => (ClientConfiguration)MemberwiseClone();

    public AddressSpace VpnClientAddressPool { get; set; } = new([]);
    public string[] VpnClientProtocols { get; set; } = [];
    public string[] VpnAuthenticationTypes { get; set; } = [];
    public RootCertificate[] VpnClientRootCertificates { get; set; } = [];
    public RevokedCertificate[] VpnClientRevokedCertificates { get; set; } = [];
    public IpsecPolicy[] VpnClientIpsecPolicies { get; set; } = [];
    public ConnectionConfiguration[] ClientConnectionConfigurations { get; set; } = [];
    public string? RadiusServerAddress { get; set; }
    public RadiusServer[]? RadiusServers { get; set; } = [];
    public string? AadTenant { get; set; }
    public string? AadAudience { get; set; }
    public string? AadIssuer { get; set; }
}

/// <summary>The gateway that the stand-ins read and change.</summary>
public sealed class Gateway
{
    public static Gateway? Current { get; set; }

    /// <summary>How often it was written.</summary>
    public static int Writes { get; set; }

    public string Name { get; set; } = "";
    public string ProvisioningState { get; set; } = "Succeeded";
    public string GatewayType { get; set; } = "Vpn";
    public string? Id { get; set; }
    public string? Location { get; set; }
    public bool EnableBgp { get; set; }
    public bool ActiveActive { get; set; }
    /// <summary>For what is not point-to-site.</summary>
    public Dictionary<string, string> Tag { get; set; } = [];
    public PolicyGroup[] VirtualNetworkGatewayPolicyGroups { get; set; } = [];
    /// <summary>Null: the gateway has no point-to-site configuration.</summary>
    public ClientConfiguration? VpnClientConfiguration { get; set; } = new();
    public AddressSpace? CustomRoutes { get; set; }
    /// <summary>The only secret of RADIUS, as it was typed.</summary>
    internal string Secret { get; set; } = "";

    /// <summary>One line for each setting.</summary>
    public string Describe()
    {
        var configuration = VpnClientConfiguration!;
        string servers = configuration.RadiusServers is { Length: > 0 }
            ? string.Join(' ', configuration.RadiusServers.Select(each => $"{each.RadiusServerAddress}={Plain(each.RadiusServerSecret)}/{each.RadiusServerScore}"))
            : $"{configuration.RadiusServerAddress}={Secret}";
        return string.Join('\n',
            $"tunnels: {string.Join(' ', configuration.VpnClientProtocols)}",
            $"methods: {string.Join(' ', configuration.VpnAuthenticationTypes)}",
            $"pools: {string.Join(' ', configuration.VpnClientAddressPool.AddressPrefixes)}",
            $"roots: {string.Join(' ', configuration.VpnClientRootCertificates.Select(each => each.Name))}",
            $"revoked: {string.Join(' ', configuration.VpnClientRevokedCertificates.Select(each => each.Name))}",
            $"radius: {servers}",
            $"entra: {configuration.AadTenant} {configuration.AadAudience} {configuration.AadIssuer}",
            $"routes: {string.Join(' ', CustomRoutes?.AddressPrefixes ?? [])}");
    }

    /// <summary>One line for each other setting of point-to-site.</summary>
    public string DescribeRest()
    {
        var configuration = VpnClientConfiguration!;
        var lines = configuration.VpnClientRootCertificates.Select(each => $"root {each.Name}: {each.PublicCertData}")
            .Concat(configuration.VpnClientRevokedCertificates.Select(each => $"revoked {each.Name}: {each.Thumbprint}"))
            .Concat(configuration.VpnClientIpsecPolicies.Select(each => $"ipsec: {each.IkeEncryption} {each.IkeIntegrity} {each.DhGroup} " +
                $"{each.IpsecEncryption} {each.IpsecIntegrity} {each.PfsGroup} {each.SALifeTimeSeconds} {each.SADataSizeKilobytes}"))
            .Concat(VirtualNetworkGatewayPolicyGroups.Select(each => $"group: {each.Name} {each.IsDefault} {each.Priority} " +
                string.Join('|', each.PolicyMembers.Select(member => $"{member.AttributeType}={member.AttributeValue}"))))
            .Concat(configuration.ClientConnectionConfigurations.Select(each => $"connection: {each.Name} " +
                $"{string.Join(' ', each.VpnClientAddressPool.AddressPrefixes)} {string.Join(' ', each.VirtualNetworkGatewayPolicyGroups.Select(group => group.Name))}"));
        return string.Join('\n', lines);
    }

    /// <summary>What GET returns: no secrets, and the ids of groups.</summary>
    internal Gateway Copy()
    {
        var copy = (Gateway)MemberwiseClone();
        copy.VpnClientConfiguration = VpnClientConfiguration?.Copy();
        return copy;
    }

    internal static string Plain(SecureString secret) => new NetworkCredential("", secret).Password;
}

[Cmdlet(VerbsCommon.Get, "AzVirtualNetworkGateway")]
public sealed class GetGateway : PSCmdlet
{
    [Parameter(Mandatory = true)] public string ResourceGroupName { get; set; } = "";
    [Parameter] public string Name { get; set; } = "";

    protected override void ProcessRecord()
    {
        if (Gateway.Current!.Name != Name) throw new InvalidOperationException($"The Resource 'virtualNetworkGateways/{Name}' was not found.");
        WriteObject(Gateway.Current.Copy());
    }
}

[Cmdlet(VerbsCommon.New, "AzRadiusServer")]
public sealed class NewRadiusServer : PSCmdlet
{
    [Parameter(Mandatory = true)] public string RadiusServerAddress { get; set; } = "";
    [Parameter(Mandatory = true)] public SecureString RadiusServerSecret { get; set; } = new();
    [Parameter] public int RadiusServerScore { get; set; } = 30;

    protected override void ProcessRecord() => WriteObject(new RadiusServer(RadiusServerAddress, RadiusServerSecret, RadiusServerScore));
}

/// <summary>Lists replace those of the gateway; what is left out stays, but for the custom routes.</summary>
[Cmdlet(VerbsCommon.Set, "AzVirtualNetworkGateway")]
public sealed class SetGateway : PSCmdlet
{
    [Parameter(Mandatory = true)] public Gateway VirtualNetworkGateway { get; set; } = new();
    [Parameter, ValidateSet("SSTP", "IkeV2", "OpenVPN")] public string[]? VpnClientProtocol { get; set; }
    [Parameter, ValidateSet("Certificate", "Radius", "AAD")] public string[]? VpnAuthenticationType { get; set; }
    [Parameter] public string[]? VpnClientAddressPool { get; set; }
    [Parameter] public RootCertificate[]? VpnClientRootCertificates { get; set; }
    [Parameter] public RevokedCertificate[]? VpnClientRevokedCertificates { get; set; }
    [Parameter] public IpsecPolicy[]? VpnClientIpsecPolicy { get; set; }
    [Parameter] public PolicyGroup[]? VirtualNetworkGatewayPolicyGroup { get; set; }
    [Parameter] public ConnectionConfiguration[]? ClientConnectionConfiguration { get; set; }
    [Parameter] public string? RadiusServerAddress { get; set; }
    [Parameter] public SecureString? RadiusServerSecret { get; set; }
    [Parameter] public RadiusServer[]? RadiusServerList { get; set; }
    [Parameter] public string? AadTenantUri { get; set; }
    [Parameter] public string? AadAudienceId { get; set; }
    [Parameter] public string? AadIssuerUri { get; set; }
    [Parameter] public string[]? CustomRoute { get; set; }

    protected override void ProcessRecord()
    {
        var gateway = VirtualNetworkGateway;
        var configuration = gateway.VpnClientConfiguration ??= new();
        configuration.VpnClientProtocols = VpnClientProtocol ?? configuration.VpnClientProtocols;
        configuration.VpnAuthenticationTypes = VpnAuthenticationType ?? configuration.VpnAuthenticationTypes;
        if (VpnClientAddressPool is not null) configuration.VpnClientAddressPool = new AddressSpace(VpnClientAddressPool);
        bool Uses(string method) => configuration.VpnAuthenticationTypes.Contains(method);
        configuration.VpnClientRootCertificates = Uses("Certificate") ? VpnClientRootCertificates ?? configuration.VpnClientRootCertificates : [];
        configuration.VpnClientRevokedCertificates = Uses("Certificate") ? VpnClientRevokedCertificates ?? configuration.VpnClientRevokedCertificates : [];
        SetRadius(gateway, Uses("Radius"));
        SetEntra(configuration, Uses("AAD"));
        gateway.CustomRoutes = CustomRoute is null ? null : new AddressSpace(CustomRoute);
        configuration.VpnClientIpsecPolicies = VpnClientIpsecPolicy ?? configuration.VpnClientIpsecPolicies;
        configuration.ClientConnectionConfigurations = WithIds(ClientConnectionConfiguration) ?? configuration.ClientConnectionConfigurations;
        gateway.VirtualNetworkGatewayPolicyGroups = VirtualNetworkGatewayPolicyGroup ?? gateway.VirtualNetworkGatewayPolicyGroups;
        foreach (var group in configuration.ClientConnectionConfigurations.SelectMany(each => each.VirtualNetworkGatewayPolicyGroups))
        {
            if (gateway.VirtualNetworkGatewayPolicyGroups.All(each => each.Name != group.Name)) throw new ArgumentException($"no group {group.Name}");
        }
        Gateway.Current = gateway.Copy();
        Gateway.Current.VpnClientConfiguration!.VpnClientRootCertificates = configuration.VpnClientRootCertificates
            .Where(each => each.Name != Deployment.LostRoot).ToArray();
        ++Gateway.Writes;
        WriteObject(gateway);
    }

    private static ConnectionConfiguration[]? WithIds(ConnectionConfiguration[]? all) => all?.Select(each => each with
    {
        VirtualNetworkGatewayPolicyGroups = each.VirtualNetworkGatewayPolicyGroups
            .Select(group => group with { Id = $"/subscriptions/s/virtualNetworkGateways/g/virtualNetworkGatewayPolicyGroups/{group.Name}" }).ToArray(),
    }).ToArray();

    private void SetRadius(Gateway gateway, bool used)
    {
        if (!used) return;
        var configuration = gateway.VpnClientConfiguration!;
        if ((RadiusServerAddress is null) != (RadiusServerSecret is null)) throw new ArgumentException("Both radius server address and secret must be specified.");
        if (RadiusServerList is not null && RadiusServerAddress is not null) throw new ArgumentException("Both RadiusServerAddress and RadiusServerList cannot be specified.");
        if (RadiusServerList is null && RadiusServerAddress is null) throw new ArgumentException("Radius requires a server and its secret.");
        configuration.RadiusServers = RadiusServerList ?? [];
        configuration.RadiusServerAddress = RadiusServerAddress;
        gateway.Secret = RadiusServerSecret is null ? "" : Gateway.Plain(RadiusServerSecret);
    }

    private void SetEntra(ClientConfiguration configuration, bool used)
    {
        if (!used) return;
        if (AadTenantUri is null || AadAudienceId is null || AadIssuerUri is null)
            throw new ArgumentException("AadTenantUri, AadAudienceId and AadIssuerUri must be specified for AAD.");
        if (!configuration.VpnClientProtocols.Contains("OpenVPN")) throw new ArgumentException("AAD requires OpenVPN.");
        (configuration.AadTenant, configuration.AadAudience, configuration.AadIssuer) = (AadTenantUri, AadAudienceId, AadIssuerUri);
    }
}
