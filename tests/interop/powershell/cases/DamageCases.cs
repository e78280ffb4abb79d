// SPDX-License-Identifier: Apache-2.0
namespace P2s.Harness;

/// <summary>What each script does when files of its kit are not as they were built.</summary>
public static class DamageCases
{
    /// <summary>`run` installs, with more arguments, on a computer that `prepare` has made.</summary>
    public static IEnumerable<Case> Of(string script, Func<Engine, Kit, Scene> prepare, Func<Scene, string[], Outcome> run)
    {
        yield return new("changes nothing when a file is damaged", (engine, kit) =>
            ForEach(script, kit, path =>
            {
                using var scene = prepare(engine, kit);
                string file = Path.Combine(scene.Folder, path);
                byte[] content = File.ReadAllBytes(file);
                if (path.EndsWith(".ps1")) content = [.. content, .. "# more\r\n"u8];
                else content[^1] ^= 1;
                File.WriteAllBytes(file, content);
                Refuses(scene, run(scene, []), path);
                Check.That(!run(scene, ["NoVerify"]).Error.Contains("SHA256SUMS"), "-NoVerify verifies " + path);
            }));
        yield return new("changes nothing when a file is not in SHA256SUMS", (engine, kit) =>
        {
            using var scene = prepare(engine, kit);
            File.WriteAllText(Path.Combine(scene.Folder, "SHA256SUMS"), "");
            Refuses(scene, run(scene, []), script);
        });
        yield return new("says what it cannot verify without SHA256SUMS", (engine, kit) =>
        {
            using var scene = prepare(engine, kit);
            File.Delete(Path.Combine(scene.Folder, "SHA256SUMS"));
            Check.Contains("not checked for damage", run(scene, []).Succeeded().Output, "the output");
        });
        yield return new("removes what it installed although files are damaged", (engine, kit) =>
        {
            using var scene = prepare(engine, kit);
            run(scene, []).Succeeded();
            File.WriteAllText(Path.Combine(scene.Folder, "SHA256SUMS"), "");
            run(scene, ["Uninstall"]).Succeeded();
        });
    }

    private static void Refuses(Scene scene, Outcome outcome, string path)
    {
        Check.Contains("Nothing was changed.", outcome.Refused(path).Error, "the error");
        Check.That(scene.Computer.Changes.Count == 0, "called " + string.Join(", ", scene.Computer.Changes));
        scene.IsUntouched();
    }

    /// <summary>The files that the script uses: found in the kit, not in the script.</summary>
    private static void ForEach(string script, Kit kit, Action<string> check)
    {
        string own = Path.GetDirectoryName(script)!;
        var roots = own.EndsWith("azure-vpn-client") ? [] : Files(kit, "certificate", "*-root-*.cer");
        var profiles = own.EndsWith("always-on") ? Files(kit, own, "user-tunnel.xml") : Files(kit, own, "*.xml");
        var identity = kit.HasCertificate ? Files(kit, "certificate", "*.pfx").Where(path => !path.EndsWith("-apple.pfx")) : [];
        foreach (string path in (string[])[script, .. roots, .. profiles, .. identity]) check(path);
    }

    private static IEnumerable<string> Files(Kit kit, string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(kit.Folder, folder), pattern).Select(file => folder + "/" + Path.GetFileName(file)).Order();
}
