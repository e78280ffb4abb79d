// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.RegularExpressions;

namespace P2s.Harness;

/// <summary>
/// A script of gateway deploy, the answers to what it asks, and what the gateway is afterwards. From and To: a change of
/// the script that must be noticed, or empty.
/// </summary>
public sealed record Deployment(string Name, string Script, bool Prune, string[] Answers, string[] Wanted, string From, string To)
{
    /// <summary>A root that the next write does not store.</summary>
    public static string? LostRoot { get; private set; }

    public static IReadOnlyList<Deployment> ReadAll(string file) =>
        JsonSerializer.Deserialize<Deployment[]>(File.ReadAllText(file), new JsonSerializerOptions { PropertyNameCaseInsensitive = true })!;

    /// <summary>Why it is not what it must be; null if it is.</summary>
    public string? Why(Engine engine)
    {
        using var computer = new Computer();
        string changed = From.Length == 0 ? Script : Regex.Replace(Script, From, To);
        if (From.Length > 0 && changed == Script) throw new ArgumentException($"no script of {Name} has '{From}'");
        string script = Path.Combine(computer.Home, $"{Name}.ps1");
        File.WriteAllText(script, changed);
        try
        {
            Run(engine, computer, script);
            return null;
        }
        catch (Failed failed)
        {
            return failed.Message;
        }
        finally
        {
            LostRoot = null;
        }
    }

    private (string, object)[] Parameters(params (string, object)[] more) => Prune ? [("Prune", true), .. more] : more;

    private void Run(Engine engine, Computer computer, string script)
    {
        Reset();
        string before = Everything();
        engine.Run(script, Parameters(("WhatIf", true))).Succeeded();
        Check.That(Gateway.Writes == 0 && Everything() == before, "a dry run changes the gateway");

        foreach (string answer in Answers) computer.Answers.Enqueue(answer);
        var outcome = engine.Run(script, Parameters()).Succeeded();
        Check.Equal(string.Join('\n', Wanted.Order()), string.Join('\n', Everything().Split('\n').Order()), "the gateway");
        Check.That(computer.Answers.Count == 0, "not every secret was asked for");
        Check.That(Gateway.Writes == 1, $"{Gateway.Writes} writes");
        Check.Contains("updated and verified", outcome.Screen, "the screen");
        foreach (string answer in Answers) Check.That(!outcome.Screen.Contains(answer), "a secret is on the screen");
        Check.That(Gateway.Current!.Tag["owner"] == "netops", "other properties are lost");

        Check.Contains("nothing to change", engine.Run(script, Parameters()).Succeeded().Screen, "the screen of a second run");
        Check.That(Gateway.Writes == 1, "a second run writes");

        Reset();
        LostRoot = "Main";
        foreach (string answer in Answers) computer.Answers.Enqueue(answer);
        outcome = engine.Run(script, Parameters());
        bool hasRoot = Wanted.Any(line => line.StartsWith("root Main:"));
        Check.That(outcome.ExitCode == (hasRoot ? 3 : 0), $"exit status {outcome.ExitCode} after a root was lost: {outcome.Crash}");

        LostRoot = null;
        Reset();
        Gateway.Current!.ProvisioningState = "Updating";
        outcome = engine.Run(script, Parameters());
        Check.Contains("provisioning state is Updating", outcome.Crash ?? "", "the error");
        Check.That(Gateway.Writes == 0, "writes during another operation");
    }

    private static string Everything() => Gateway.Current!.Describe() + "\n" + Gateway.Current.DescribeRest();

    private static void Reset()
    {
        Gateway.Current = Migration.Before("VNet1GW");
        Gateway.Current.Tag["owner"] = "netops";
        Gateway.Writes = 0;
    }
}
