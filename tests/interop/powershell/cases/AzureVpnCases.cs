// SPDX-License-Identifier: Apache-2.0
namespace P2s.Harness;

/// <summary>Install-AzureVpnClient.ps1. No step needs an administrator.</summary>
public static class AzureVpnCases
{
    private const string Script = "windows/azure-vpn-client/Install-AzureVpnClient.ps1";
    private const string Application = "Microsoft.AzureVpn";

    public static IEnumerable<Case> All { get; } =
    [
        new("installs the client and imports the profile", Installs),
        new("uses the client that is there", UsesInstalled),
        new("changes nothing when it runs again", InstallsTwice),
        new("changes nothing with -WhatIf", OnlySays),
        new("changes nothing with a wrong password", WrongPassword, kit => kit.HasCertificate),
        new("refuses when neither client nor winget is there", RefusesNoWinget),
        new("does nothing by half when a first installation fails", FailsFirst),
        new("keeps the older profile when an update fails", FailsUpdate),
        new("refuses to remove a connection that is in use", RefusesConnected),
        new("leaves the computer as it was with -Uninstall, except for the client", Uninstalls),
        .. DamageCases.Of(Script, Prepare, (scene, more) => scene.Run([.. Password(scene.Kit), .. more])),
    ];

    private static Scene Prepare(Engine engine, Kit kit) => new(engine, kit, Script);

    private static string[] Password(Kit kit) => kit.HasCertificate ? ["PfxPassword=" + kit.Password] : [];

    private static Scene Installed(Engine engine, Kit kit)
    {
        var scene = Prepare(engine, kit);
        scene.Run(Password(kit)).Succeeded();
        scene.StartHere();
        return scene;
    }

    private static void IsUntouchedButForClient(Scene scene)
    {
        scene.Computer.Packages.Clear();
        scene.IsUntouched();
    }

    private static void IsAsPlanned(Scene scene)
    {
        var plan = scene.Kit.Plan;
        Check.That(scene.Computer.Packages.Contains(Application), "the client is not installed");
        var found = scene.Computer.AppBook.Find(Name(scene)) ?? throw new Failed("no connection " + Name(scene));
        Check.Equal(plan.Server, found["PhoneNumber"], "the server");
        Check.Equal(File.ReadAllText(ProfileFile(scene)), found["ThirdPartyProfileInfo"], "the profile");
        Check.That(Directory.EnumerateFiles(scene.Computer.StateFolder).Count() == 1, "a copy of the profile is left");
        var imported = scene.Computer.Store(@"CurrentUser\My").Where(each => each.Mark.StartsWith("Added by")).ToList();
        Check.Equal(plan.Client, string.Join(' ', imported.Select(each => each.Thumbprint)), "the certificate");
        Check.That(imported.All(each => !each.Exportable), "the key can be exported");
    }

    private static string ProfileFile(Scene scene) => Directory.EnumerateFiles(Path.Combine(scene.Folder, "windows", "azure-vpn-client"), "*.xml").Single();

    /// <summary>The client calls the connection as its profile does.</summary>
    private static string Name(Scene scene)
    {
        var document = new System.Xml.XmlDocument();
        document.Load(ProfileFile(scene));
        return document.GetElementsByTagName("name")[0]!.InnerText;
    }

    private static void Installs(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        var outcome = scene.Run(Password(kit)).Succeeded();
        Check.Contains(Name(scene), outcome.Output, "the output");
        Check.That(!outcome.Output.Contains("check that it lists"), outcome.Output);
        IsAsPlanned(scene);
    }

    private static void UsesInstalled(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.Computer.Packages.Add(Application);
        scene.Computer.HasWinget = false;
        scene.Run(Password(kit)).Succeeded();
        IsAsPlanned(scene);
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
            Check.Contains(Name(scene), outcome.Screen, "the screen");
            Check.Equal("", outcome.Output, "the output");
        }
    }

    private static void WrongPassword(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.Run("PfxPassword=not-this-one").Refused(".pfx");
        scene.IsUntouched();
    }

    private static void RefusesNoWinget(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.Computer.HasWinget = false;
        scene.Run(Password(kit)).Refused("Microsoft Store");
        scene.IsUntouched();
    }

    private static void FailsFirst(Engine engine, Kit kit) => Scene.FailEverywhere(
        () => Prepare(engine, kit), scene => scene.Run(Password(kit)), (scene, _) => IsUntouchedButForClient(scene), "Install-AzureVpnClient.ps1: ");

    private static void FailsUpdate(Engine engine, Kit kit)
    {
        Scene Older()
        {
            var scene = Installed(engine, kit);
            scene.Computer.AppBook.Set(Name(scene), "ThirdPartyProfileInfo", "older");
            scene.StartHere();
            return scene;
        }
        Scene.FailEverywhere(Older, scene => scene.Run(), (scene, _) => scene.IsUntouched(), "Install-AzureVpnClient.ps1: ");
    }

    private static void RefusesConnected(Engine engine, Kit kit)
    {
        using var scene = Installed(engine, kit);
        scene.Computer.Connected = Name(scene);
        scene.Run("Uninstall").Refused("Disconnect");
        scene.IsUntouched();
    }

    private static void Uninstalls(Engine engine, Kit kit)
    {
        using var scene = Prepare(engine, kit);
        scene.Run(Password(kit)).Succeeded();
        scene.Run("Uninstall").Succeeded();
        Check.That(scene.Computer.Packages.Contains(Application), "the client is gone");
        IsUntouchedButForClient(scene);
        scene.Run("Uninstall").Succeeded();
    }
}
