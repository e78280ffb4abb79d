// SPDX-License-Identifier: Apache-2.0
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace P2s.Harness;

/// <summary>The console: keeps what is written, and answers from the computer's list.</summary>
public sealed class Host : PSHost
{
    private readonly Console console = new();

    public string Text => console.Written.ToString();
    public void Clear() => console.Written.Clear();

    public override string Name => "harness";
    public override Version Version => new(1, 0);
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override PSHostUserInterface UI => console;
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;
    public override void EnterNestedPrompt() => throw new NotSupportedException();
    public override void ExitNestedPrompt() => throw new NotSupportedException();
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }

    private sealed class Console : PSHostUserInterface
    {
        public StringBuilder Written { get; } = new();

        public override PSHostRawUserInterface? RawUI => null;
        public override void Write(string value) => Written.Append(value);
        public override void Write(ConsoleColor foreground, ConsoleColor background, string value) => Write(value);
        public override void WriteLine(string value) => Written.Append(value).Append('\n');
        public override void WriteErrorLine(string value) => WriteLine(value);
        public override void WriteDebugLine(string message) => WriteLine(message);
        public override void WriteVerboseLine(string message) => WriteLine(message);
        public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);
        public override void WriteProgress(long sourceId, ProgressRecord record) { }
        public override string ReadLine() => throw new NotSupportedException("asks a question");

        public override SecureString ReadLineAsSecureString() =>
            Computer.Current.Answers.TryDequeue(out string? answer)
                ? new System.Net.NetworkCredential("", answer).SecurePassword
                : throw new InvalidOperationException("nobody answers");

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
            descriptions.ToDictionary(each => each.Name, each => new PSObject(ReadLineAsSecureString()));

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            throw new NotSupportedException("asks for a credential");

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName,
            PSCredentialTypes allowed, PSCredentialUIOptions options) => throw new NotSupportedException("asks for a credential");

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int choice) =>
            throw new NotSupportedException("asks for a choice");
    }
}
