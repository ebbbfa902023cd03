using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

/// <summary>What is inside a built adapter.</summary>
/// <param name="HasReal">Whether the part that needs the packages was compiled.</param>
/// <param name="Packages">The versions that it says it wants, by package id.</param>
internal sealed record ToyAssembly(bool HasReal, IReadOnlyDictionary<string, string> Packages)
{
    private const string Prefix = "OptionalPackage:";

    /// <summary>Reads a project's assembly; null where there is none.</summary>
    public static ToyAssembly? Read(string root, string project)
    {
        string path = Path.Combine(root, "artifacts", "bin", project, "release", project + ".dll");
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = new PEReader(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        bool real = reader.TypeDefinitions.Any(type => reader.GetString(reader.GetTypeDefinition(type).Name) == "Real");
        return new ToyAssembly(real, ReadPackages(reader));
    }

    private static Dictionary<string, string> ReadPackages(MetadataReader reader)
    {
        IEnumerable<CustomAttribute> attributes = reader.GetAssemblyDefinition().GetCustomAttributes()
            .Select(reader.GetCustomAttribute)
            .Where(attribute => TypeName(reader, attribute) == nameof(AssemblyMetadataAttribute));
        return attributes.Select(attribute => ReadPair(reader.GetBlobReader(attribute.Value)))
            .Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[Prefix.Length..], pair => pair.Value);
    }

    private static KeyValuePair<string, string> ReadPair(BlobReader arguments)
    {
        _ = arguments.ReadUInt16();
        return KeyValuePair.Create(arguments.ReadSerializedString() ?? "", arguments.ReadSerializedString() ?? "");
    }

    private static string TypeName(MetadataReader reader, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return "";
        }

        EntityHandle type = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        return reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name);
    }
}
