// SPDX-License-Identifier: Apache-2.0
namespace P2s.Harness;

/// <summary>One behaviour of a script, for the kits that it applies to (null: all).</summary>
public sealed record Case(string Name, Action<Engine, Kit> Body, Func<Kit, bool>? AppliesTo = null)
{
    /// <summary>Those of the scripts that the kit has; of a kit with a change, those of the scripts that it changes.</summary>
    public static IEnumerable<Case> OfKit(Kit kit)
    {
        var cases = new List<Case>();
        void Add(string script, IEnumerable<Case> all)
        {
            if (kit.Runs(script))
                cases.AddRange(all.Where(each => each.AppliesTo?.Invoke(kit) ?? true).Select(each => each with { Name = $"{script} {each.Name}" }));
        }
        Add("windows/native/Install-P2SVpn.ps1", NativeCases.All);
        Add("admin/always-on/Install-AlwaysOn.ps1", AlwaysOnCases.All);
        Add("windows/azure-vpn-client/Install-AzureVpnClient.ps1", AzureVpnCases.All);
        return cases;
    }

    /// <summary>Why it failed; null if it passed.</summary>
    public string? Why(Engine engine, Kit kit)
    {
        try
        {
            Body(engine, kit);
            return null;
        }
        catch (Failed failed)
        {
            return failed.Message;
        }
    }
}
