// SPDX-License-Identifier: Apache-2.0
// harness KITS.json: runs the scripts of these kits on a computer of stand-ins, and tells what each of them did.
// Exit status 1 if a script does not do what it must, or if a script that was changed for the worse passes.
using P2s.Harness;

if (args is not [var file]) throw new ArgumentException("usage: harness KITS.json");
using var engine = new Engine();
int failures = 0;
foreach (var kit in Kit.ReadAll(file))
{
    var cases = Case.OfKit(kit).ToList();
    if (cases.Count == 0) throw new ArgumentException($"no script of {kit.Name} has '{kit.From}'");
    if (kit.From.Length > 0)
    {
        if (cases.Any(each => each.Why(engine, kit) is not null)) continue;
        Console.WriteLine($"FAILED: nothing notices '{kit.To}' instead of '{kit.From}'");
        ++failures;
        continue;
    }
    var failed = cases.Select(each => (each.Name, Why: each.Why(engine, kit))).Where(each => each.Why is not null).ToList();
    foreach (var (name, why) in failed) Console.WriteLine($"FAILED: {kit.Name}: {name}: {why}");
    failures += failed.Count;
    Console.WriteLine($"{kit.Name}: {cases.Count - failed.Count} of {cases.Count} cases");
}
Scene.CleanUp();
return failures == 0 ? 0 : 1;
