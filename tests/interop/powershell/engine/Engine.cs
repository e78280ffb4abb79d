// SPDX-License-Identifier: Apache-2.0
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace P2s.Harness;

/// <summary>How a script ended. Crash is what it did not catch itself.</summary>
public sealed record Outcome(int ExitCode, string Output, string Error, string Screen, string? Crash);

/// <summary>The PowerShell engine, with stand-ins for what only Windows has.</summary>
public sealed class Engine : IDisposable
{
    // Windows PowerShell 5.1 knows none of them.
    private static readonly HashSet<TokenKind> NewTokens =
    [
        TokenKind.QuestionMark, TokenKind.QuestionDot, TokenKind.QuestionLBracket, TokenKind.QuestionQuestion,
        TokenKind.QuestionQuestionEquals, TokenKind.AndAnd, TokenKind.OrOr, TokenKind.Clean,
    ];

    private readonly Host host = new();
    private readonly Dictionary<string, (bool Elevated, string? Refusal)> parsed = [];
    private readonly Runspace runspace;

    public Engine()
    {
        Replace("System.Security.Principal.WindowsIdentity", typeof(Identity));
        Replace("System.Security.Principal.WindowsPrincipal", typeof(Principal));
        Replace("System.Security.Principal.NTAccount", typeof(NamedAccount));
        Replace("System.Security.Principal.SecurityIdentifier", typeof(Account));
        Replace("System.Security.Cryptography.X509Certificates.X509Chain", typeof(Chain));
        Replace("Microsoft.Management.Infrastructure.Options.CimOperationOptions", typeof(OperationOptions));
        Replace("Microsoft.Management.Infrastructure.CimInstance", typeof(Instance));
        Replace("Microsoft.Management.Infrastructure.CimProperty", typeof(Property));
        var state = InitialSessionState.CreateDefault2();
        state.Providers.Add(new SessionStateProviderEntry("Certificate", typeof(CertificateProvider), null));
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes())
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet)
                state.Commands.Add(new SessionStateCmdletEntry($"{cmdlet.VerbName}-{cmdlet.NounName}", type, null));
        }
        state.Commands.Add(new SessionStateAliasEntry("azurevpn", "Invoke-AzureVpn"));
        runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
    }

    public void Dispose() => runspace.Dispose();

    /// <summary>Runs a script on the current computer, as powershell.exe -File does.</summary>
    public Outcome Run(string script, params (string Name, object Value)[] parameters)
    {
        if (Refusal(script) is { } refusal) return new Outcome(1, "", "", "", refusal);
        host.Clear();
        var error = new StringWriter();
        var before = Console.Error;
        Console.SetError(error);
        string? crash = null;
        var output = new List<string>();
        using var shell = PowerShell.Create(runspace);
        // A program that is missing is not a command.
        string winget = Computer.Current.HasWinget ? "Set-Alias winget Invoke-Winget -Scope Global" : "Remove-Item Alias:winget -ErrorAction Ignore";
        shell.AddScript(winget).Invoke();
        shell.Commands.Clear();
        runspace.SessionStateProxy.SetVariable("LASTEXITCODE", 0);
        shell.AddCommand(script);
        foreach (var (name, value) in parameters) shell.AddParameter(name, value);
        try
        {
            output.AddRange(shell.Invoke().Select(each => each?.ToString() ?? ""));
        }
        catch (RuntimeException exception)
        {
            crash = exception.ErrorRecord.ToString() + "\n" + exception.ErrorRecord.ScriptStackTrace;
        }
        finally
        {
            Console.SetError(before);
        }
        foreach (var record in shell.Streams.Error) crash = (crash ?? "") + record + "\n";
        foreach (var record in shell.Streams.Warning) output.Add("WARNING: " + record);
        int code = runspace.SessionStateProxy.GetVariable("LASTEXITCODE") as int? ?? 0;
        return new Outcome(code, string.Join('\n', output), error.ToString(), host.Text, crash);
    }

    /// <summary>Why PowerShell does not even start the script.</summary>
    private string? Refusal(string script)
    {
        string text = File.ReadAllText(script);
        if (!parsed.TryGetValue(text, out var known)) parsed[text] = known = Parse(script);
        // The engine does not enforce this outside Windows.
        bool elevated = Computer.Current.IsAdministrator || Computer.Current.Sid == Computer.SystemSid;
        return known.Elevated && !elevated ? "the script requires an administrator" : known.Refusal;
    }

    private static (bool Elevated, string? Refusal) Parse(string script)
    {
        var tree = Parser.ParseFile(script, out var tokens, out var errors);
        if (errors.Length > 0) return (false, $"{errors[0].Extent.StartLineNumber}: {errors[0].Message}");
        var newer = tokens.FirstOrDefault(token => NewTokens.Contains(token.Kind) && !IsAlias(token));
        if (newer is not null) return (false, $"{newer.Extent.StartLineNumber}: Windows PowerShell 5.1 has no '{newer.Text}'");
        return (tree.ScriptRequirements?.IsElevationRequired ?? false, null);
    }

    private static bool IsAlias(Token token) => token.TokenFlags.HasFlag(TokenFlags.CommandName);

    /// <summary>PowerShell looks names of types up here first, with and without "System.".</summary>
    private static void Replace(string name, Type type)
    {
        var accelerators = typeof(PSObject).Assembly.GetType("System.Management.Automation.TypeAccelerators")!;
        var add = accelerators.GetMethod("Add", [typeof(string), typeof(Type)])!;
        add.Invoke(null, [name, type]);
        if (name.StartsWith("System.")) add.Invoke(null, [name["System.".Length..], type]);
    }
}
