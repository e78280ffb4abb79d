// SPDX-License-Identifier: Apache-2.0
namespace P2s.Harness;

/// <summary>A case that did not end as it must.</summary>
public sealed class Failed(string why) : Exception(why);

public static class Check
{
    public static void That(bool condition, string otherwise)
    {
        if (!condition) throw new Failed(otherwise);
    }

    public static void Equal(string wanted, string found, string what)
    {
        if (wanted != found) throw new Failed($"{what} differs:\n{Difference(wanted, found)}");
    }

    public static void Contains(string part, string text, string what)
    {
        if (!text.Contains(part)) throw new Failed($"{what} lacks '{part}':\n{text}");
    }

    public static Outcome Succeeded(this Outcome outcome)
    {
        if (outcome.Crash is not null || outcome.ExitCode != 0)
            throw new Failed($"exit status {outcome.ExitCode}: {outcome.Error}{outcome.Crash}");
        return outcome;
    }

    /// <summary>The script itself reported the error, in one line that names it.</summary>
    public static Outcome Refused(this Outcome outcome, string because)
    {
        if (outcome.Crash is not null) throw new Failed("not caught: " + outcome.Crash);
        That(outcome.ExitCode == 1, $"exit status {outcome.ExitCode}, not 1: {outcome.Output}");
        Contains(because, outcome.Error, "the error");
        return outcome;
    }

    private static string Difference(string wanted, string found)
    {
        string[] before = wanted.Split('\n'), after = found.Split('\n');
        var lines = before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line));
        string text = string.Join('\n', lines);
        return text.Length > 0 ? text : $"- {wanted}\n+ {found}";
    }
}
