// SPDX-License-Identifier: Apache-2.0
namespace P2s.Harness;

/// <summary>Install-AlwaysOn.ps1.</summary>
public static class AlwaysOnCases
{
    private const string Script = "admin/always-on/Install-AlwaysOn.ps1";

    public static IEnumerable<Case> All { get; } =
    [
        new("creates the profile of the user who is logged on", Installs),
        new("changes nothing when it runs again", InstallsTwice),
        new("changes nothing with -WhatIf", OnlySays),
        new("starts for administrators only", NeedsAdministrator),
        new("creates the profile of another user, who imports the certificate", InstallsForOther),
        new("refuses when nobody is logged on", RefusesNobody),
        new("creates the device tunnel as SYSTEM", InstallsDevice, HasDevice),
        new("refuses a device tunnel of an administrator", RefusesDevice, HasDevice),
        new("changes nothing with a wrong password", WrongPassword, kit => kit.HasCertificate),
        new("does nothing by half when a first installation fails", FailsFirst),
        new("keeps the older profile when an update fails", FailsUpdate),
        new("leaves the computer as it was with -Uninstall", Uninstalls),
        .. DamageCases.Of(Script, Prepare, (scene, more) => scene.Run([.. Password(scene.Kit), .. more])),
    ];

    private static bool HasDevice(Kit kit) => File.Exists(Path.Combine(kit.Folder, "admin", "always-on", "device-tunnel.xml"));

    private static Scene Prepare(Engine engine, Kit kit)
    {
        var scene = new Scene(engine, kit, Script);
        scene.Computer.IsAdministrator = true;
        return scene;
    }

    private static string[] Password(Kit kit) => kit.HasCertificate ? ["PfxPassword=" + kit.Password] : [];

    private static Scene Installed(Engine engine, Kit kit)
    {
        var scene = Prepare(engine, kit);
        scene.Run(Password(kit)).Succeeded();
        scene.StartHere();
        return scene;
    }

    private static void HasProfile(Scene scene, string context, string name, string file)
    {
        var profile = scene.Computer.Profiles.Single();
        Check.Equal(context, profile.Context, "the user");
        Check.Equal(name, Uri.UnescapeDataString(profile.InstanceId), "the name");
        string document = File.ReadAllText(Path.Combine(scene.Folder, "admin", "always-on", file));
        Check.Equal(document.Replace("\r\n", "\n"), profile.ProfileXml.Replace("\r\n", "\n"), "the profile");
    }

    private static void HasCertificates(Scene scene, string store)
    {
        var plan = scene.Kit.Plan;
        string Found(string name) => string.Join(' ', scene.Computer.Store(name).Where(each => each.Mark.StartsWith("Added by")).Select(each => each.Thumbprint).Order());
        Check.Equal(string.Join(' ', plan.Roots.Order()), Found(@"LocalMachine\Root"), "the roots");
        foreach (string name in new[] { @"CurrentUser\My", @"LocalMachine\My" })
            Check.Equal(name == store ? plan.Client : "", Found(name), "the certificate in " + name);
    }

    private static void Installs(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.Run(Password(kit)).Succeeded();
        HasProfile(scene, Computer.UserSid, kit.Plan.Connection, "user-tunnel.xml");
        HasCertificates(scene, kit.HasCertificate ? @"CurrentUser\My" : "");
    }

    private static void InstallsTwice(Engine engine, Kit kit)
    {
        using var scene = Installed(engine, kit);
        scene.Run().Succeeded();
        scene.IsUntouched();
    }

    private static void OnlySays(Engine engine, Kit kit)
    {
        foreach (string[] arguments in new string[][] { ["WhatIf", .. Password(kit)], ["WhatIf", "Uninstall"] })
        {
            using var scene = arguments.Contains("Uninstall") ? Installed(engine, kit) : Prepare(engine, kit);
            var outcome = scene.Run(arguments).Succeeded();
            Check.That(scene.Computer.Changes.Count == 0, "called " + string.Join(", ", scene.Computer.Changes));
            scene.IsUntouched();
            Check.Contains("What if: ", outcome.Screen, "the screen");
            Check.Equal("", outcome.Output, "the output");
        }
    }

    private static void NeedsAdministrator(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.Computer.IsAdministrator = false;
        var outcome = scene.Run(Password(kit));
        Check.Contains("requires an administrator", outcome.Crash ?? "", "the refusal");
        scene.IsUntouched();
    }

    private static void InstallsForOther(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        var outcome = scene.Run("UserSid=" + Computer.OtherSid).Succeeded();
        HasProfile(scene, Computer.OtherSid, kit.Plan.Connection, "user-tunnel.xml");
        HasCertificates(scene, "");
        if (kit.HasCertificate) Check.Contains("The user must import the certificate", outcome.Output, "the output");
        scene.Run("Uninstall", "UserSid=" + Computer.OtherSid).Succeeded();
        scene.IsUntouched();
    }

    private static void RefusesNobody(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.Computer.LoggedOn = null;
        scene.Run(Password(kit)).Refused("-UserSid");
        scene.IsUntouched();
    }

    private static void InstallsDevice(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.Computer.Sid = Computer.SystemSid;
        scene.Run([.. Password(kit), "Tunnel=Device"]).Succeeded();
        HasProfile(scene, "", kit.Plan.Connection + " device", "device-tunnel.xml");
        HasCertificates(scene, @"LocalMachine\My");
        scene.Run("Uninstall", "Tunnel=Device").Succeeded();
        scene.IsUntouched();
    }

    private static void RefusesDevice(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.Run([.. Password(kit), "Tunnel=Device"]).Refused("SYSTEM");
        scene.IsUntouched();
    }

    private static void WrongPassword(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.Run("PfxPassword=not-this-one").Refused(".pfx");
        scene.IsUntouched();
    }

    private static void FailsFirst(Engine engine, Kit kit) => Scene.FailEverywhere(
        () => Prepare(engine, kit), scene => scene.Run(Password(kit)), (scene, _) => scene.IsUntouched());

    private static void FailsUpdate(Engine engine, Kit kit)
    {
        Scene Older()
        {
            var scene = Installed(engine, kit);
            var profile = scene.Computer.Profiles.Single();
            scene.Computer.Profiles[0] = profile with { ProfileXml = profile.ProfileXml.Replace(kit.Plan.Server, "older.vpn.azure.com") };
            scene.StartHere();
            return scene;
        }
        Scene.FailEverywhere(Older, scene => scene.Run(), (scene, _) => scene.IsUntouched());
    }

    private static void Uninstalls(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.Run(Password(kit)).Succeeded();
        scene.Run("Uninstall").Succeeded();
        scene.IsUntouched();
        scene.Run("Uninstall").Succeeded();
    }
}
