// SPDX-License-Identifier: Apache-2.0
using System.Management.Automation;

namespace P2s.Harness;

// The cmdlets of Az.Network that read, add and remove one root or revoked certificate: a GET and a PUT of the whole
// gateway each. Names and values are compared exactly; the same name with another value is a second entry.

public abstract class EntryCmdlet : PSCmdlet
{
    [Parameter(Mandatory = true)] public string VirtualNetworkGatewayName { get; set; } = "";
    [Parameter(Mandatory = true)] public string ResourceGroupName { get; set; } = "";

    internal ClientConfiguration Configuration
    {
        get
        {
            if (Gateway.Current!.Name != VirtualNetworkGatewayName) throw new InvalidOperationException("ResourceNotFound");
            return Gateway.Current.VpnClientConfiguration ??= new();
        }
    }

    internal static T[] Added<T>(T[] entries, T entry)
    {
        if (entries.Contains(entry)) throw new ArgumentException("the same certificate is already added on Gateway!");
        ++Gateway.Writes;
        return [.. entries, entry];
    }

    internal static T[] Removed<T>(T[] entries, T entry)
    {
        int index = Array.IndexOf(entries, entry);
        if (index < 0) throw new ArgumentException($"no {entry} found on Gateway! So, can not proceed with removing it!");
        ++Gateway.Writes;
        return [.. entries[..index], .. entries[(index + 1)..]];
    }
}

public abstract class RootCmdlet : EntryCmdlet
{
    [Parameter(Mandatory = true)] public string VpnClientRootCertificateName { get; set; } = "";
    [Parameter(Mandatory = true)] public string PublicCertData { get; set; } = "";

    internal RootCertificate Entry => new(VpnClientRootCertificateName, PublicCertData);
}

public abstract class RevokedCmdlet : EntryCmdlet
{
    [Parameter(Mandatory = true)] public string VpnClientRevokedCertificateName { get; set; } = "";
    [Parameter(Mandatory = true)] public string Thumbprint { get; set; } = "";

    internal RevokedCertificate Entry => new(VpnClientRevokedCertificateName, Thumbprint);
}

[Cmdlet(VerbsCommon.Get, "AzVpnClientRootCertificate")]
public sealed class GetRootCertificate : EntryCmdlet
{
    protected override void ProcessRecord() => WriteObject(Configuration.VpnClientRootCertificates, true);
}

[Cmdlet(VerbsCommon.Get, "AzVpnClientRevokedCertificate")]
public sealed class GetRevokedCertificate : EntryCmdlet
{
    protected override void ProcessRecord() => WriteObject(Configuration.VpnClientRevokedCertificates, true);
}

[Cmdlet(VerbsCommon.Add, "AzVpnClientRootCertificate")]
public sealed class AddRootCertificate : RootCmdlet
{
    protected override void ProcessRecord() =>
        Configuration.VpnClientRootCertificates = Added(Configuration.VpnClientRootCertificates, Entry);
}

[Cmdlet(VerbsCommon.Remove, "AzVpnClientRootCertificate")]
public sealed class RemoveRootCertificate : RootCmdlet
{
    protected override void ProcessRecord() =>
        Configuration.VpnClientRootCertificates = Removed(Configuration.VpnClientRootCertificates, Entry);
}

[Cmdlet(VerbsCommon.Add, "AzVpnClientRevokedCertificate")]
public sealed class AddRevokedCertificate : RevokedCmdlet
{
    protected override void ProcessRecord() =>
        Configuration.VpnClientRevokedCertificates = Added(Configuration.VpnClientRevokedCertificates, Entry);
}

[Cmdlet(VerbsCommon.Remove, "AzVpnClientRevokedCertificate")]
public sealed class RemoveRevokedCertificate : RevokedCmdlet
{
    protected override void ProcessRecord() =>
        Configuration.VpnClientRevokedCertificates = Removed(Configuration.VpnClientRevokedCertificates, Entry);
}

[Cmdlet(VerbsCommon.Set, "AzContext")]
public sealed class SetContext : PSCmdlet
{
    [Parameter(Mandatory = true)] public string SubscriptionId { get; set; } = "";

    protected override void ProcessRecord()
    {
        string id = Gateway.Current!.Id ?? "";
        if (!id.StartsWith($"/subscriptions/{SubscriptionId}/")) throw new ArgumentException($"no subscription {SubscriptionId}");
        WriteObject(SubscriptionId);
    }
}
