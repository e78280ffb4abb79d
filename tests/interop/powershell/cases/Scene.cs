// SPDX-License-Identifier: Apache-2.0
namespace P2s.Harness;

/// <summary>One case: a new computer, a copy of a kit on it, and a script of the kit.</summary>
public sealed class Scene : IDisposable
{
    // One for all scenes: the engine keeps compiled scripts by their paths.
    private static readonly string Parent = Directory.CreateTempSubdirectory("p2s-kit-").FullName;

    // A case that fails early may leave its scene behind.
    private static Scene? last;

    private readonly Engine engine;
    private readonly string script;

    public Scene(Engine engine, Kit kit, string script)
    {
        last?.Dispose();
        last = this;
        Computer = new Computer();
        this.engine = engine;
        Kit = kit;
        Folder = kit.Copy(Parent);
        this.script = Path.Combine(Folder, script);
        Untouched = Computer.Describe();
    }

    public Kit Kit { get; }
    public string Folder { get; }
    public Computer Computer { get; }
    /// <summary>The computer before any script ran.</summary>
    public string Untouched { get; private set; }

    public void Dispose()
    {
        if (last != this) return;
        last = null;
        Computer.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    public static void CleanUp()
    {
        last?.Dispose();
        Directory.Delete(Parent, recursive: true);
    }

    /// <summary>What was done by now is not the work of the script.</summary>
    public void StartHere() => Untouched = Computer.Describe();

    /// <summary>Runs the script; switches by name, other parameters as "Name=value".</summary>
    public Outcome Run(params string[] arguments)
    {
        var parameters = arguments.Select(each => each.Split('=', 2)).Select(pair =>
            (pair[0], pair.Length == 1 ? (object)true : pair[0] == "PfxPassword" ? new System.Net.NetworkCredential("", pair[1]).SecurePassword : pair[1]));
        Computer.Changes.Clear();
        return engine.Run(script, [.. parameters]);
    }

    public Outcome RunAsAdministrator(params string[] arguments)
    {
        bool before = Computer.IsAdministrator;
        Computer.IsAdministrator = true;
        var outcome = Run(arguments);
        Computer.IsAdministrator = before;
        return outcome;
    }

    public void IsUntouched() => Check.Equal(Untouched, Computer.Describe(), "the computer");

    /// <summary>
    /// Lets each change of the run fail in turn, on a computer that `prepare` has made, and shows it to `check`.
    /// </summary>
    public static void FailEverywhere(Func<Scene> prepare, Func<Scene, Outcome> run, Action<Scene, Outcome> check, string error = "made to fail")
    {
        int changes;
        using (var scene = prepare())
        {
            run(scene).Succeeded();
            changes = scene.Computer.Changes.Count;
        }
        Check.That(changes > 0, "the script changes nothing");
        for (int at = 1; at <= changes; ++at)
        {
            using var scene = prepare();
            scene.Computer.FailAt = at;
            var outcome = run(scene);
            scene.Computer.FailAt = 0;
            string which = $"after change {at}, {scene.Computer.Changes[at - 1]}, failed: ";
            try
            {
                check(scene, outcome.Refused(error));
            }
            catch (Failed failed)
            {
                throw new Failed(which + failed.Message);
            }
        }
    }
}
