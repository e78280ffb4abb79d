// SPDX-License-Identifier: Apache-2.0
using System.Management.Automation;
using System.Xml;

namespace P2s.Harness;

/// <summary>A program: it fails with an exit status, not with an exception.</summary>
public abstract class ProgramCmdlet : PSCmdlet
{
    protected abstract void Run();

    protected override void ProcessRecord()
    {
        int code = 0;
        try
        {
            Run();
        }
        catch (Exception error) when (error is MadeToFail or InvalidOperationException)
        {
            WriteObject(error.Message);
            code = 1;
        }
        SessionState.PSVariable.Set("global:LASTEXITCODE", code);
    }
}

/// <summary>winget.exe.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Winget")]
public sealed class InvokeWinget : ProgramCmdlet
{
    [Parameter(ValueFromRemainingArguments = true)] public string[] Arguments { get; set; } = [];

    protected override void Run()
    {
        Computer.Current.Change("winget");
        // Without them, winget asks.
        string[] wanted = ["install", "--id", "Microsoft.AzureVPNClient", "--exact", "--accept-package-agreements", "--accept-source-agreements"];
        if (wanted.Except(Arguments).FirstOrDefault() is { } missing) throw new InvalidOperationException("no " + missing);
        Computer.Current.Packages.Add("Microsoft.AzureVpn");
    }
}

/// <summary>azurevpn.exe -i FILE [-f], which imports a file of its own folder.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AzureVpn")]
public sealed class InvokeAzureVpn : ProgramCmdlet
{
    [Parameter(Mandatory = true)] public string I { get; set; } = "";
    [Parameter] public SwitchParameter F { get; set; }

    protected override void Run()
    {
        var computer = Computer.Current;
        computer.Change("azurevpn");
        if (!computer.Packages.Contains("Microsoft.AzureVpn")) throw new InvalidOperationException("not installed");
        string text = File.ReadAllText(Path.Combine(computer.StateFolder, I));
        var document = new XmlDocument();
        document.LoadXml(text);
        if (document.DocumentElement!.LocalName != "AzVpnProfile") throw new InvalidOperationException("Profile file is not for Azure VPN");
        string Value(string name) => document.GetElementsByTagName(name)[0]!.InnerText;
        if (computer.AppBook.Find(Value("name")) is not null)
        {
            if (!F) throw new InvalidOperationException("the profile exists");
            computer.AppBook.Remove(Value("name"));
        }
        computer.AppBook.Add(Value("name"), new() { ["PhoneNumber"] = Value("fqdn"), ["ThirdPartyProfileInfo"] = text });
    }
}

/// <summary>What Get-AppxPackage returns.</summary>
public sealed record Package(string Name, string PackageFamilyName);

[Cmdlet(VerbsCommon.Get, "AppxPackage")]
public sealed class GetAppxPackage : PSCmdlet
{
    [Parameter(Position = 0)] public string Name { get; set; } = "*";

    protected override void ProcessRecord()
    {
        foreach (string package in Computer.Current.Packages.Where(each => each == Name)) WriteObject(new Package(package, Computer.AzureVpnFamily));
    }
}
