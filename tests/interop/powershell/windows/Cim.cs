// SPDX-License-Identifier: Apache-2.0
using System.Management.Automation;
using System.Xml;

namespace P2s.Harness;

/// <summary>A VPN profile of the VPNv2 CSP; the context is a user's SID, or empty for the computer.</summary>
public sealed record VpnProfile(string Context, string InstanceId, string ProfileXml);

/// <summary>Stands in for CimOperationOptions.</summary>
public sealed class OperationOptions
{
    private readonly Dictionary<string, object> custom = [];

    public void SetCustomOption(string name, object value, bool mustComply) => custom[name] = value;

    /// <summary>Whose profiles are meant; both options name a user.</summary>
    internal string Context
    {
        get
        {
            if (custom.Count == 0) return "";
            if (custom["PolicyPlatformContext_PrincipalContext_Type"] is not "PolicyPlatform_UserContext") throw new InvalidOperationException("no such context");
            return (string)custom["PolicyPlatformContext_PrincipalContext_Id"];
        }
    }
}

public enum PropertyFlags { Key, Property }

public enum PropertyType { String, Boolean, UInt32 }

/// <summary>Stands in for CimProperty.</summary>
public sealed record Property(string Name, object Value, PropertyType Type, PropertyFlags Flags)
{
    public static Property Create(string name, object value, PropertyType type, PropertyFlags flags) => new(name, value, type, flags);
}

/// <summary>Stands in for CimInstance.</summary>
public sealed class Instance(string className, string namespaceName)
{
    internal string Class { get; } = className;
    internal string Namespace { get; } = namespaceName;
    public List<Property> CimInstanceProperties { get; } = [];
    public string InstanceID => Text("InstanceID");
    public string ProfileXML => Text("ProfileXML");

    internal string Text(string name) =>
        CimInstanceProperties.SingleOrDefault(each => each.Name == name)?.Value as string ?? throw new InvalidOperationException($"no {name}");
}

/// <summary>Stands in for a CimSession with the WMI bridge to device management.</summary>
public sealed class Session
{
    private const string Namespace = @"root\cimv2\mdm\dmmap";
    private const string Class = "MDM_VPNv2_01";
    private const string Parent = "./Vendor/MSFT/VPNv2";

    public IEnumerable<Instance> EnumerateInstances(string namespaceName, string className, OperationOptions options)
    {
        Require(namespaceName, className);
        return Computer.Current.Profiles.Where(each => each.Context == options.Context).Select(AsInstance).ToList();
    }

    public Instance CreateInstance(string namespaceName, Instance instance, OperationOptions options)
    {
        Require(namespaceName, instance.Class);
        Require(instance.Namespace, instance.Class);
        Computer.Current.ChangeAsAdministrator($"CreateInstance {instance.InstanceID}");
        bool keys = instance.CimInstanceProperties.Where(each => each.Flags == PropertyFlags.Key).Select(each => each.Name).SequenceEqual(["ParentID", "InstanceID"]);
        if (!keys || instance.Text("ParentID") != Parent) throw new InvalidOperationException("not the keys of a VPN profile");
        if (instance.InstanceID.IndexOfAny([' ', '/']) >= 0) throw new InvalidOperationException("the name is not escaped");
        var profile = new VpnProfile(options.Context, instance.InstanceID, Unescaped(instance.Text("ProfileXML")));
        if (profile.Context != "" && profile.ProfileXml.Contains("<DeviceTunnel>true")) throw new InvalidOperationException("a device tunnel of a user");
        if (Computer.Current.Profiles.Any(each => each.Context == profile.Context && each.InstanceId == profile.InstanceId))
            throw new InvalidOperationException("The operation cannot be carried out because an object already exists");
        Computer.Current.Profiles.Add(profile);
        return instance;
    }

    public void DeleteInstance(string namespaceName, Instance instance, OperationOptions options)
    {
        Require(namespaceName, instance.Class);
        Computer.Current.ChangeAsAdministrator($"DeleteInstance {instance.InstanceID}");
        Computer.Current.Profiles.RemoveAll(each => each.Context == options.Context && each.InstanceId == instance.InstanceID);
    }

    private static void Require(string namespaceName, string className)
    {
        if (namespaceName != Namespace || className != Class) throw new InvalidOperationException($"no class {namespaceName}:{className}");
    }

    /// <summary>The bridge takes the document as the text of an element, and requires a VPNProfile in it.</summary>
    private static string Unescaped(string text)
    {
        var outer = new XmlDocument();
        outer.LoadXml($"<Data>{text}</Data>");
        if (outer.DocumentElement!.ChildNodes.OfType<XmlElement>().Any()) throw new InvalidOperationException("ProfileXML is not escaped");
        var document = new XmlDocument();
        document.LoadXml(outer.DocumentElement.InnerText);
        if (document.DocumentElement!.Name != "VPNProfile") throw new InvalidOperationException("not a VPNProfile");
        return outer.DocumentElement.InnerText;
    }

    private static Instance AsInstance(VpnProfile profile)
    {
        var instance = new Instance(Class, Namespace);
        instance.CimInstanceProperties.Add(new Property("InstanceID", profile.InstanceId, PropertyType.String, PropertyFlags.Key));
        instance.CimInstanceProperties.Add(new Property("ProfileXML", profile.ProfileXml, PropertyType.String, PropertyFlags.Property));
        return instance;
    }
}

[Cmdlet(VerbsCommon.New, "CimSession")]
public sealed class NewCimSession : PSCmdlet
{
    protected override void ProcessRecord() => WriteObject(new Session());
}

/// <summary>What the class Win32_ComputerSystem tells.</summary>
public sealed record ComputerSystem(string? UserName);

[Cmdlet(VerbsCommon.Get, "CimInstance")]
public sealed class GetCimInstance : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)] public string ClassName { get; set; } = "";

    protected override void ProcessRecord()
    {
        if (ClassName != "Win32_ComputerSystem") throw new InvalidOperationException("Invalid class " + ClassName);
        WriteObject(new ComputerSystem(Computer.Current.LoggedOn));
    }
}
