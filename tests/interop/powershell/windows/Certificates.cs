// SPDX-License-Identifier: Apache-2.0
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Security;
using System.Security.Cryptography.X509Certificates;

namespace P2s.Harness;

/// <summary>A certificate as the drive Cert: shows it. Its friendly name belongs to the store.</summary>
public sealed class StoredCertificate(string store, X509Certificate2 certificate, bool exportable)
{
    internal string Mark = "";

    public string Thumbprint { get; } = certificate.Thumbprint;
    public string Subject { get; } = certificate.Subject;
    public bool HasPrivateKey { get; } = certificate.HasPrivateKey;
    public bool Exportable { get; } = exportable;

    public string FriendlyName
    {
        get => Mark;
        set
        {
            Windows.ChangeStore(store, $"FriendlyName {Thumbprint}");
            Mark = value;
        }
    }
}

internal static class Windows
{
    public static void ChangeStore(string store, string what)
    {
        if (store.StartsWith("LocalMachine", StringComparison.OrdinalIgnoreCase)) Computer.Current.ChangeAsAdministrator(what);
        else Computer.Current.Change(what);
    }

    /// <summary>"Cert:\CurrentUser\My" or a path of the drive as the name of a store.</summary>
    public static string StoreName(string path) => path.Replace("Cert:", "").Replace('/', '\\').Trim('\\');
}

/// <summary>The drive Cert:, with the stores of the computer.</summary>
[CmdletProvider("Certificate", ProviderCapabilities.ShouldProcess)]
public sealed class CertificateProvider : NavigationCmdletProvider
{
    protected override Collection<PSDriveInfo> InitializeDefaultDrives() =>
        [new PSDriveInfo("Cert", ProviderInfo, "/", "", null)];

    protected override bool IsValidPath(string path) => true;

    protected override bool ItemExists(string path) => Find(path) is not null || IsItemContainer(path);

    protected override bool IsItemContainer(string path)
    {
        string name = Windows.StoreName(path);
        return name.Length == 0 || Computer.Current.Stores.Keys.Any(store =>
            store.Equals(name, StringComparison.OrdinalIgnoreCase) || store.StartsWith(name + "\\", StringComparison.OrdinalIgnoreCase));
    }

    protected override bool HasChildItems(string path) => IsItemContainer(path);

    protected override void GetItem(string path)
    {
        if (Find(path) is { } found) WriteItemObject(found, path, false);
    }

    protected override void GetChildItems(string path, bool recurse)
    {
        foreach (var each in Computer.Current.Store(Windows.StoreName(path)))
            WriteItemObject(each, path.TrimEnd('/') + "/" + each.Thumbprint, false);
    }

    protected override object RemoveItemDynamicParameters(string path, bool recurse) => new KeyParameters();

    protected override void RemoveItem(string path, bool recurse)
    {
        var found = Find(path) ?? throw new ItemNotFoundException(path);
        string store = Windows.StoreName(path[..path.LastIndexOf('/')]);
        bool deletesKey = ((KeyParameters)DynamicParameters).DeleteKey;
        Windows.ChangeStore(store, $"Remove-Item {found.Thumbprint}");
        // The key of a certificate that is removed without it stays on the disk for ever.
        if (found.HasPrivateKey && !deletesKey) throw new InvalidOperationException("the key is left behind: -DeleteKey is missing");
        if (ShouldProcess(path)) Computer.Current.Store(store).Remove(found);
    }

    private static StoredCertificate? Find(string path)
    {
        string normal = path.Replace('\\', '/');
        int end = normal.LastIndexOf('/');
        return end > 0 && Computer.Current.Stores.TryGetValue(Windows.StoreName(normal[..end]), out var store)
            ? store.Find(each => each.Thumbprint == normal[(end + 1)..])
            : null;
    }

    public sealed class KeyParameters
    {
        [Parameter] public SwitchParameter DeleteKey { get; set; }
    }
}

[Cmdlet(VerbsData.Import, "Certificate", SupportsShouldProcess = true)]
public sealed class ImportCertificate : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)] public string FilePath { get; set; } = "";
    [Parameter] public string CertStoreLocation { get; set; } = @"Cert:\CurrentUser\My";

    protected override void ProcessRecord()
    {
        string store = Windows.StoreName(CertStoreLocation);
        Windows.ChangeStore(store, $"Import-Certificate {store}");
        // Windows asks the user with a dialog, which a script cannot answer.
        if (store.Equals(@"CurrentUser\Root", StringComparison.OrdinalIgnoreCase)) throw new InvalidOperationException("Windows asks");
        var certificate = X509CertificateLoader.LoadCertificateFromFile(FilePath);
        if (!ShouldProcess(store)) return;
        var stored = new StoredCertificate(store, certificate, exportable: false);
        Computer.Current.Store(store).RemoveAll(each => each.Thumbprint == stored.Thumbprint);
        Computer.Current.Store(store).Add(stored);
        WriteObject(stored);
    }
}

[Cmdlet(VerbsData.Import, "PfxCertificate", SupportsShouldProcess = true)]
public sealed class ImportPfxCertificate : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)] public string FilePath { get; set; } = "";
    [Parameter(Position = 1)] public string CertStoreLocation { get; set; } = @"Cert:\LocalMachine\My";
    [Parameter] public SecureString? Password { get; set; }
    [Parameter] public SwitchParameter Exportable { get; set; }

    protected override void ProcessRecord()
    {
        string store = Windows.StoreName(CertStoreLocation);
        Windows.ChangeStore(store, $"Import-PfxCertificate {store}");
        string? password = Password is null ? null : new System.Net.NetworkCredential("", Password).Password;
        var found = Decrypted(File.ReadAllBytes(FilePath), password);
        if (!ShouldProcess(store)) return;
        // Certificates of authorities go to a store that the scripts do not use.
        foreach (var certificate in found.Where(each => each.HasPrivateKey))
        {
            Computer.Current.Store(store).RemoveAll(each => each.Thumbprint == certificate.Thumbprint);
            var stored = new StoredCertificate(store, certificate, Exportable);
            Computer.Current.Store(store).Add(stored);
            WriteObject(stored);
        }
    }

    /// <summary>Deriving the key takes long on purpose, and many cases open the same file.</summary>
    private static X509Certificate2Collection Decrypted(byte[] content, string? password)
    {
        string key = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(content)) + password;
        if (!Opened.TryGetValue(key, out var found)) Opened[key] = found = X509CertificateLoader.LoadPkcs12Collection(content, password);
        return found;
    }

    private static readonly Dictionary<string, X509Certificate2Collection> Opened = [];
}

/// <summary>Stands in for X509Chain: the computer's own roots and the public ones are trusted.</summary>
public sealed class Chain(bool useMachineContext)
{
    public bool UsesMachineContext { get; } = useMachineContext;
    public X509ChainPolicy ChainPolicy { get; } = new();
    public X509ChainStatus[] ChainStatus { get; private set; } = [];

    public bool Build(X509Certificate2 certificate)
    {
        if (ChainPolicy.RevocationMode != X509RevocationMode.NoCheck) throw new InvalidOperationException("a root has no revocation list");
        bool trusted = Computer.Current.Trusts(certificate);
        ChainStatus = trusted ? [] : [new X509ChainStatus { Status = X509ChainStatusFlags.UntrustedRoot }];
        return trusted;
    }
}
