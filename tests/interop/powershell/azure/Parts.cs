// SPDX-License-Identifier: Apache-2.0
using System.Management.Automation;

namespace P2s.Harness;

// The cmdlets of Az.Network that make parts of a gateway.

[Cmdlet(VerbsCommon.New, "AzVpnClientRootCertificate")]
public sealed class NewRootCertificate : PSCmdlet
{
    [Parameter(Mandatory = true)] public string Name { get; set; } = "";
    [Parameter(Mandatory = true)] public string PublicCertData { get; set; } = "";

    protected override void ProcessRecord() => WriteObject(new RootCertificate(Name, PublicCertData));
}

[Cmdlet(VerbsCommon.New, "AzVpnClientRevokedCertificate")]
public sealed class NewRevokedCertificate : PSCmdlet
{
    [Parameter(Mandatory = true)] public string Name { get; set; } = "";
    [Parameter(Mandatory = true)] public string Thumbprint { get; set; } = "";

    protected override void ProcessRecord() => WriteObject(new RevokedCertificate(Name, Thumbprint));
}

[Cmdlet(VerbsCommon.New, "AzVpnClientIpsecPolicy")]
public sealed class NewIpsecPolicy : PSCmdlet
{
    [Parameter(Mandatory = true), ValidateRange(300, 172799)] public int SALifeTime { get; set; }
    [Parameter(Mandatory = true), ValidateRange(1024, int.MaxValue)] public int SADataSize { get; set; }
    [Parameter(Mandatory = true), ValidateSet("GCMAES256", "GCMAES128", "AES256", "AES128")] public string IpsecEncryption { get; set; } = "";
    [Parameter(Mandatory = true), ValidateSet("GCMAES256", "GCMAES128", "SHA256")] public string IpsecIntegrity { get; set; } = "";
    [Parameter(Mandatory = true), ValidateSet("GCMAES256", "GCMAES128", "AES256", "AES128")] public string IkeEncryption { get; set; } = "";
    [Parameter(Mandatory = true), ValidateSet("SHA384", "SHA256")] public string IkeIntegrity { get; set; } = "";
    [Parameter(Mandatory = true), ValidateSet("DHGroup24", "ECP384", "ECP256", "DHGroup14", "DHGroup2")] public string DhGroup { get; set; } = "";
    [Parameter(Mandatory = true), ValidateSet("PFS24", "PFSMM", "ECP384", "ECP256", "PFS14", "PFS2", "None")] public string PfsGroup { get; set; } = "";

    protected override void ProcessRecord() =>
        WriteObject(new IpsecPolicy(SALifeTime, SADataSize, IpsecEncryption, IpsecIntegrity, IkeEncryption, IkeIntegrity, DhGroup, PfsGroup));
}

[Cmdlet(VerbsCommon.New, "AzVirtualNetworkGatewayPolicyGroupMember")]
public sealed class NewGroupMember : PSCmdlet
{
    [Parameter(Mandatory = true)] public string Name { get; set; } = "";
    [Parameter(Mandatory = true), ValidateSet("AADGroupId", "CertificateGroupId", "RadiusAzureGroupId")] public string AttributeType { get; set; } = "";
    [Parameter(Mandatory = true)] public string AttributeValue { get; set; } = "";

    protected override void ProcessRecord() => WriteObject(new GroupMember(Name, AttributeType, AttributeValue));
}

[Cmdlet(VerbsCommon.New, "AzVirtualNetworkGatewayPolicyGroup")]
public sealed class NewPolicyGroup : PSCmdlet
{
    [Parameter(Mandatory = true)] public string Name { get; set; } = "";
    [Parameter(Mandatory = true)] public int Priority { get; set; }
    [Parameter] public SwitchParameter DefaultPolicyGroup { get; set; }
    [Parameter(Mandatory = true)] public GroupMember[] PolicyMember { get; set; } = [];

    protected override void ProcessRecord() => WriteObject(new PolicyGroup(Name, DefaultPolicyGroup, Priority, PolicyMember));
}

[Cmdlet(VerbsCommon.New, "AzVpnClientConnectionConfiguration")]
public sealed class NewConnectionConfiguration : PSCmdlet
{
    [Parameter(Mandatory = true)] public string Name { get; set; } = "";
    [Parameter(Mandatory = true)] public PolicyGroup[] VirtualNetworkGatewayPolicyGroup { get; set; } = [];
    [Parameter(Mandatory = true)] public string[] VpnClientAddressPool { get; set; } = [];

    protected override void ProcessRecord() =>
        WriteObject(new ConnectionConfiguration(Name, new AddressSpace(VpnClientAddressPool), VirtualNetworkGatewayPolicyGroup));
}
