// SPDX-License-Identifier: Apache-2.0
namespace P2s.Harness;

/// <summary>Install-P2SVpn.ps1.</summary>
public static class NativeCases
{
    private const string Script = "windows/native/Install-P2SVpn.ps1";

    public static IEnumerable<Case> All { get; } =
    [
        new("creates the connection that the gateway needs", Installs),
        new("changes nothing when it runs again", InstallsTwice),
        new("changes nothing with -WhatIf", OnlySays),
        new("installs nothing but the roots with -RootsOnly", InstallsRoots),
        new("refuses when only an administrator could continue", NeedsAdministrator),
        new("leaves a root alone that was trusted before", KeepsOthersRoot),
        new("keeps a certificate that was there before", KeepsOthersCertificate, kit => kit.HasCertificate),
        new("changes nothing with a wrong password", WrongPassword, kit => kit.HasCertificate),
        new("asks for the password", AsksForPassword, kit => kit.HasCertificate),
        new("refuses a root of another kit", RefusesOtherRoot),
        new("refuses to replace a connection that is in use", RefusesConnected),
        new("does nothing by half when a first installation fails", FailsFirst),
        new("keeps the older connection when an update fails", FailsUpdate),
        new("finishes the removal that failed", FailsUninstall),
        new("leaves the computer as it was with -Uninstall", Uninstalls),
        new("offers SSTP", OffersSstp, kit => kit.Plan.Tunnels.Length > 1),
        .. DamageCases.Of(Script, Prepare, (scene, more) => scene.RunAsAdministrator([.. Password(scene.Kit), .. more])),
    ];

    private static Scene Prepare(Engine engine, Kit kit) => new(engine, kit, Script);

    private static string[] Password(Kit kit) => kit.HasCertificate ? ["PfxPassword=" + kit.Password] : [];

    /// <summary>A computer that trusts the roots, as an administrator left it.</summary>
    private static Scene Trusting(Engine engine, Kit kit)
    {
        var scene = Prepare(engine, kit);
        scene.RunAsAdministrator("RootsOnly").Succeeded();
        scene.StartHere();
        return scene;
    }

    private static Scene Installed(Engine engine, Kit kit)
    {
        var scene = Trusting(engine, kit);
        scene.Run(Password(kit)).Succeeded();
        scene.StartHere();
        return scene;
    }

    private static void Installs(Engine engine, Kit kit)
    {
        using var scene = Trusting(engine, kit);
        var outcome = scene.Run(Password(kit)).Succeeded();
        Check.Contains(kit.Plan.Connection, outcome.Output, "the output");
        IsAsPlanned(scene, kit.Plan.Tunnels[0]);
    }

    private static void IsAsPlanned(Scene scene, string tunnel)
    {
        var plan = scene.Kit.Plan;
        var found = scene.Computer.Book.Find(plan.Connection) ?? throw new Failed("no connection " + plan.Connection);
        Check.Equal(plan.Server, found["PhoneNumber"], "the server");
        Check.Equal(tunnel, found["VpnStrategy"], "the tunnel");
        Check.Equal("Required", found["DataEncryption"], "the encryption");
        Check.Equal("Eap", found["Authentication"], "the authentication");
        Check.Equal("1", found["CacheCredentials"], "the memory of credentials");
        Check.Equal(plan.DnsSuffix, found["IpDnsSuffix"], "the DNS suffix");
        Check.Equal(plan.DnsServers.Length > 0 ? "2" : "1", found["IpNameAssign"], "whose DNS servers are used");
        Check.Equal(plan.DnsServers.ElementAtOrDefault(0) ?? "0.0.0.0", found["IpDnsAddress"], "the first DNS server");
        Check.Equal(plan.DnsServers.ElementAtOrDefault(1) ?? "0.0.0.0", found["IpDns2Address"], "the second DNS server");
        Check.Equal(plan.Split ? "0" : "1", found["IpPrioritizeRemote"], "the default route");
        Check.Equal(string.Join(' ', plan.Routes.Order()), string.Join(' ', Value(found, "Routes").Split(' ').Order()), "the routes");
        Check.Equal(tunnel == "Ikev2" ? plan.Policy : "", Value(found, "CustomIPSecPolicies"), "the IPsec policy");
        Check.Equal(plan.Split ? "1" : "0", found["DisableClassBasedDefaultRoute"], "the classful route");
        Check.Equal(tunnel == "Ikev2" && plan.Split ? "1" : "0", found["PlumbIKEv2TSAsRoutes"], "the gateway's own routes");
        string eap = Directory.EnumerateFiles(Path.Combine(scene.Folder, "admin", "always-on"), "eap-*.xml").Single();
        Check.Equal(Canonical(File.ReadAllText(eap)), Canonical(found["CustomAuthData"]), "the EAP document");
        Check.Equal(string.Join(' ', plan.Roots.Order()), Added(scene, @"LocalMachine\Root"), "the roots");
        Check.Equal(plan.Client, Added(scene, @"CurrentUser\My"), "the certificate");
        foreach (var each in scene.Computer.Store(@"CurrentUser\My").Where(each => each.HasPrivateKey && each.Thumbprint == plan.Client))
            Check.That(!each.Exportable, "the key can be exported");
        // The connections of others are as they were.
        Check.Equal("0", scene.Computer.Book.Find("Office")!["DisableClassBasedDefaultRoute"], "another connection");
        Check.Equal("1", scene.Computer.Book.Find("Office")!["IpNameAssign"], "the DNS servers of another connection");
    }

    private static string Value(Dictionary<string, string> values, string key) => values.GetValueOrDefault(key, "");

    private static string Canonical(string xml)
    {
        var document = new System.Xml.XmlDocument();
        document.LoadXml(xml);
        return document.OuterXml;
    }

    private static string Added(Scene scene, string store) =>
        string.Join(' ', scene.Computer.Store(store).Where(each => each.Mark != "of somebody else").Select(each => each.Thumbprint).Order());

    private static void InstallsTwice(Engine engine, Kit kit)
    {
        using var scene = Installed(engine, kit);
        // Without a password: the certificate is there.
        scene.Run().Succeeded();
        scene.IsUntouched();
    }

    private static void OnlySays(Engine engine, Kit kit)
    {
        foreach (string[] arguments in new string[][] { ["WhatIf", .. Password(kit)], ["WhatIf", "RootsOnly"], ["WhatIf", "Uninstall"] })
        {
            bool uninstalls = arguments.Contains("Uninstall");
            using var scene = uninstalls ? Installed(engine, kit) : Prepare(engine, kit);
            var outcome = scene.Run(arguments).Succeeded();
            Check.That(scene.Computer.Changes.Count == 0, "called " + string.Join(", ", scene.Computer.Changes));
            scene.IsUntouched();
            Check.Contains("What if: ", outcome.Screen, "the screen");
            if (!arguments.Contains("RootsOnly")) Check.Contains(kit.Plan.Connection, outcome.Screen, "the screen");
            Check.Equal("", outcome.Output, "the output");
        }
    }

    private static void InstallsRoots(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.RunAsAdministrator("RootsOnly").Succeeded();
        Check.Equal(string.Join(' ', kit.Plan.Roots.Order()), Added(scene, @"LocalMachine\Root"), "the roots");
        Check.Equal("", Added(scene, @"CurrentUser\My"), "the certificate");
        Check.That(scene.Computer.Book.Find(kit.Plan.Connection) is null, "there is a connection");
        scene.RunAsAdministrator("RootsOnly", "Uninstall").Succeeded();
        scene.IsUntouched();
    }

    private static void NeedsAdministrator(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.Run(Password(kit)).Refused("-RootsOnly");
        scene.IsUntouched();
        scene.RunAsAdministrator(Password(kit)).Succeeded();
        IsAsPlanned(scene, kit.Plan.Tunnels[0]);
        // The user's part goes at once, the root when an administrator removes it.
        scene.Run("Uninstall").Refused("-RootsOnly");
        Check.That(scene.Computer.Book.Find(kit.Plan.Connection) is null, "the connection is left");
        scene.RunAsAdministrator("RootsOnly", "Uninstall").Succeeded();
        scene.IsUntouched();
    }

    private static void KeepsOthersRoot(Engine engine, Kit kit)
    {
        using var scene = Trusting(engine, kit);
        foreach (var root in scene.Computer.Store(@"LocalMachine\Root")) root.Mark = "of the company";
        scene.StartHere();
        scene.Run(Password(kit)).Succeeded();
        scene.Run("Uninstall").Succeeded();
        scene.IsUntouched();
    }

    private static void KeepsOthersCertificate(Engine engine, Kit kit)
    {
        using var scene = Installed(engine, kit);
        scene.Computer.Store(@"CurrentUser\My").Single(each => each.Thumbprint == kit.Plan.Client).Mark = "imported by hand";
        scene.Run().Succeeded();
        scene.Run("Uninstall").Refused("-RootsOnly");
        Check.Equal(kit.Plan.Client, Added(scene, @"CurrentUser\My"), "the certificate");
    }

    private static void WrongPassword(Engine engine, Kit kit)
    {
        using var scene = Trusting(engine, kit);
        var outcome = scene.Run("PfxPassword=not-this-one").Refused(".pfx");
        Check.That(!(outcome.Error + outcome.Output + outcome.Screen).Contains("not-this-one"), "shows the password");
        scene.IsUntouched();
        scene.Run(Password(kit)).Succeeded();
    }

    private static void AsksForPassword(Engine engine, Kit kit)
    {
        using var scene = Trusting(engine, kit);
        scene.Computer.Answers.Enqueue(kit.Password);
        var outcome = scene.Run().Succeeded();
        Check.That(scene.Computer.Answers.Count == 0, "does not ask");
        Check.That(!(outcome.Output + outcome.Screen).Contains(kit.Password), "shows the password");
        IsAsPlanned(scene, kit.Plan.Tunnels[0]);
    }

    private static void RefusesOtherRoot(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        string[] roots = [.. Directory.EnumerateFiles(Path.Combine(scene.Folder, "certificate"), "*-root-*.cer")];
        using var key = System.Security.Cryptography.ECDsa.Create();
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=other", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        File.WriteAllBytes(roots[^1], request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90)).RawData);
        Kit.UpdateSums(scene.Folder, path => path.EndsWith(Path.GetFileName(roots[^1])));
        scene.RunAsAdministrator(Password(kit)).Refused("does not match the certificate");
        scene.IsUntouched();
    }

    private static void RefusesConnected(Engine engine, Kit kit)
    {
        using var scene = Installed(engine, kit);
        scene.Computer.Connected = kit.Plan.Connection;
        scene.Run().Refused("Disconnect");
        scene.IsUntouched();
        scene.Run("Uninstall").Refused("Disconnect");
        scene.IsUntouched();
    }

    private static void FailsFirst(Engine engine, Kit kit) => Scene.FailEverywhere(
        () => Prepare(engine, kit), scene => scene.RunAsAdministrator(Password(kit)), (scene, _) => scene.IsUntouched());

    private static void FailsUpdate(Engine engine, Kit kit)
    {
        Scene Older()
        {
            var scene = Installed(engine, kit);
            scene.Computer.Book.Set(kit.Plan.Connection, "PhoneNumber", "older.vpn.azure.com");
            scene.StartHere();
            return scene;
        }
        Scene.FailEverywhere(Older, scene => scene.Run(), (scene, _) => scene.IsUntouched());
    }

    private static void FailsUninstall(Engine engine, Kit kit)
    {
        Scene Complete()
        {
            var scene = Prepare(engine, kit);
            scene.RunAsAdministrator(Password(kit)).Succeeded();
            return scene;
        }
        Scene.FailEverywhere(Complete, scene => scene.RunAsAdministrator("Uninstall"), (scene, _) =>
        {
            scene.RunAsAdministrator("Uninstall").Succeeded();
            scene.IsUntouched();
        });
    }

    private static void Uninstalls(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.RunAsAdministrator(Password(kit)).Succeeded();
        scene.RunAsAdministrator("Uninstall").Succeeded();
        scene.IsUntouched();
        // Nothing is left to remove, which is not an error.
        scene.Run("Uninstall").Succeeded();
        scene.IsUntouched();
    }

    private static void OffersSstp(Engine engine, Kit kit)
    {
        using var scene = Trusting(engine, kit);
        scene.Run([.. Password(kit), "Tunnel=Sstp"]).Succeeded();
        IsAsPlanned(scene, "Sstp");
    }
}
