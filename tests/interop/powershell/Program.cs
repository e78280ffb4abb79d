// SPDX-License-Identifier: Apache-2.0
// harness KITS.json: runs the scripts of these kits on a computer of stand-ins, and tells what each of them did.
// harness migrations FILE, harness deployments FILE: runs commands and scripts for a gateway of Azure.
// harness changes FILE FOLDER: runs scripts for other gateways, which are in FOLDER afterwards.
// Exit status 1 if a script does not do what it must, or if a script that was changed for the worse passes.
using P2s.Harness;

using var engine = new Engine();
int failures = 0;
if (args is ["migrations", var migrations])
{
    foreach (var migration in Migration.ReadAll(migrations))
    {
        string? why = migration.Why(engine);
        if (migration.From.Length == 0 == (why is null)) continue;
        Console.WriteLine($"FAILED: {migration.Name}: {why ?? $"nothing notices '{migration.To}' instead of '{migration.From}'"}");
        ++failures;
    }
    return failures == 0 ? 0 : 1;
}
if (args is ["deployments", var deployments])
{
    foreach (var deployment in Deployment.ReadAll(deployments))
    {
        string? why = deployment.Why(engine);
        if (deployment.From.Length == 0 == (why is null)) continue;
        Console.WriteLine($"FAILED: {deployment.Name}: {why ?? $"nothing notices '{deployment.To}' instead of '{deployment.From}'"}");
        ++failures;
    }
    return failures == 0 ? 0 : 1;
}
if (args is ["changes", var changes, var results])
{
    foreach (var change in Change.ReadAll(changes))
    {
        if (change.Why(engine, results) is not { } why) continue;
        Console.WriteLine($"FAILED: {change.Name}: {why}");
        ++failures;
    }
    return failures == 0 ? 0 : 1;
}
if (args is not [var file]) throw new ArgumentException("usage: harness KITS.json | migrations FILE | deployments FILE | changes FILE FOLDER");
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
