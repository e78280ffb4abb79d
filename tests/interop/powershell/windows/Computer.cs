// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace P2s.Harness;

/// <summary>What a cmdlet reports when it is made to fail.</summary>
public sealed class MadeToFail(string what) : Exception("made to fail: " + what);

/// <summary>The state of a Windows computer, as far as the scripts of kits read or change it.</summary>
public sealed class Computer : IDisposable
{
    public const string UserSid = "S-1-5-21-1004336348-1177238915-682003330-1001";
    public const string OtherSid = "S-1-5-21-1004336348-1177238915-682003330-1002";
    public const string AzureVpnFamily = "Microsoft.AzureVpn_8wekyb3d8bbwe";
    public const string SystemSid = "S-1-5-18";

    /// <summary>The one that stand-ins work on. Scripts run one after the other.</summary>
    public static Computer Current { get; private set; } = null!;

    public string Home { get; } = Directory.CreateTempSubdirectory("p2s-computer-").FullName;
    public string RoamingFolder => Path.Combine(Home, "AppData", "Roaming");
    public string LocalFolder => Path.Combine(Home, "AppData", "Local");

    public string Sid { get; set; } = UserSid;
    public bool IsAdministrator { get; set; }
    /// <summary>Who is logged on at the screen; null: nobody.</summary>
    public string? LoggedOn { get; set; } = @"CORP\alice";
    /// <summary>Answers to Read-Host -AsSecureString.</summary>
    public Queue<string> Answers { get; } = new();
    /// <summary>Name of the connection that is in use.</summary>
    public string? Connected { get; set; }

    public Dictionary<string, List<StoredCertificate>> Stores { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        [@"CurrentUser\My"] = [],
        [@"CurrentUser\Root"] = [],
        [@"LocalMachine\My"] = [],
        [@"LocalMachine\Root"] = [],
    };

    /// <summary>SHA-1 of roots that Windows trusts although they are in no store yet.</summary>
    public HashSet<string> PublicRoots { get; } = [];
    public List<VpnProfile> Profiles { get; } = [];
    public PhoneBook Book { get; }

    /// <summary>The folder of the Azure VPN Client, and its connections.</summary>
    public string StateFolder => Path.Combine(LocalFolder, "Packages", AzureVpnFamily, "LocalState");
    public PhoneBook AppBook { get; }
    public HashSet<string> Packages { get; } = [];
    public bool HasWinget { get; set; } = true;

    /// <summary>Every call that changes something, in order.</summary>
    public List<string> Changes { get; } = [];
    /// <summary>The change, counted from 1, that fails; 0: none.</summary>
    public int FailAt { get; set; }

    public Computer()
    {
        Current = this;
        Book = new PhoneBook(Path.Combine(RoamingFolder, "Microsoft", "Network", "Connections", "Pbk", "rasphone.pbk"));
        AppBook = new PhoneBook(Path.Combine(StateFolder, "rasphone.pbk"));
        Environment.SetEnvironmentVariable("APPDATA", RoamingFolder);
        Environment.SetEnvironmentVariable("LOCALAPPDATA", LocalFolder);
        Environment.SetEnvironmentVariable("USERPROFILE", Home);
        // What others own, and no script may touch.
        Book.Add("Office", new Dictionary<string, string> { ["PhoneNumber"] = "vpn.office.example", ["VpnStrategy"] = "Sstp" });
        AddForeignCertificate(@"CurrentUser\My", "CN=somebody");
        AddForeignCertificate(@"LocalMachine\Root", "CN=Company Root");
    }

    public void Dispose() => Directory.Delete(Home, recursive: true);

    /// <summary>Called first by every stand-in that changes something.</summary>
    public void Change(string what)
    {
        Changes.Add(what);
        if (Changes.Count == FailAt) throw new MadeToFail(what);
    }

    /// <summary>Like <see cref="Change"/>, and only administrators may.</summary>
    public void ChangeAsAdministrator(string what)
    {
        if (!IsAdministrator) throw new UnauthorizedAccessException("Access is denied: " + what);
        Change(what);
    }

    public List<StoredCertificate> Store(string name) =>
        Stores.TryGetValue(name, out var store) ? store : throw new InvalidOperationException("no certificate store " + name);

    public bool Trusts(X509Certificate2 certificate)
    {
        string thumbprint = certificate.Thumbprint;
        return PublicRoots.Contains(thumbprint) ||
            Stores.Any(store => store.Key.EndsWith(@"\Root") && store.Value.Any(each => each.Thumbprint == thumbprint));
    }

    /// <summary>Everything that can be observed, as text to compare.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        foreach (var (name, store) in Stores)
            foreach (var each in store.OrderBy(each => each.Thumbprint, StringComparer.Ordinal))
                text.Append($"{name}: {each.Thumbprint} '{each.FriendlyName}' key={each.HasPrivateKey} exportable={each.Exportable}\n");
        foreach (var profile in Profiles)
            text.Append($"profile of {profile.Context}: {profile.InstanceId}\n{profile.ProfileXml}\n");
        foreach (string package in Packages) text.Append($"package {package}\n");
        foreach (string file in Directory.EnumerateFiles(Home, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            text.Append($"file {Path.GetRelativePath(Home, file)}:\n{Encoding.Latin1.GetString(File.ReadAllBytes(file))}\n");
        return text.ToString();
    }

    private void AddForeignCertificate(string store, string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        Store(store).Add(new StoredCertificate(store, certificate, exportable: false) { Mark = "of somebody else" });
    }
}
