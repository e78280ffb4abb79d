// SPDX-License-Identifier: Apache-2.0
using System.Security.Principal;

namespace P2s.Harness;

/// <summary>Stands in for System.Security.Principal.WindowsIdentity.</summary>
public sealed class Identity
{
    private Identity(string sid) => User = new Account(sid);

    public Account User { get; }
    public bool IsSystem => User.Value == Computer.SystemSid;
    public static Identity GetCurrent() => new(Computer.Current.Sid);
}

/// <summary>Stands in for WindowsPrincipal. SYSTEM is an administrator, too.</summary>
public sealed class Principal(Identity identity)
{
    public bool IsInRole(WindowsBuiltInRole role) =>
        role == WindowsBuiltInRole.Administrator && (Computer.Current.IsAdministrator || identity.IsSystem);
}

/// <summary>A security identifier, which .NET offers on Windows only.</summary>
public sealed record Account(string Value);

/// <summary>Stands in for NTAccount.</summary>
public sealed class NamedAccount(string name)
{
    public Account Translate(Type target)
    {
        if (target != typeof(Account)) throw new ArgumentException("not a SecurityIdentifier", nameof(target));
        return name switch
        {
            @"CORP\alice" => new Account(Computer.UserSid),
            @"CORP\bob" => new Account(Computer.OtherSid),
            _ => throw new InvalidOperationException("Some or all identity references could not be translated."),
        };
    }
}
