using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MbRlRobot.Configuration;

/// <summary>
/// Holds a JSON document against the contract of a type: unknown and missing keys, values of the wrong kind. Unlike a
/// deserialiser it reports all faults of a file at once, each with what may stand there.
/// </summary>
/// <param name="options">The options of the source-generated context that will deserialise the document.</param>
/// <param name="problems">Receives what is found.</param>
public sealed class ShapeChecker(JsonSerializerOptions options, ProblemList problems)
{
    /// <summary>Checks one value and everything below it.</summary>
    /// <param name="element">The value.</param>
    /// <param name="type">What it is to be read as.</param>
    /// <param name="path">Its JSON path.</param>
    public void Check(JsonElement element, Type type, string path)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        JsonTypeInfo info = options.GetTypeInfo(plain);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when Expect(element, JsonValueKind.Object, "an object", path):
                CheckObject(element, info, path);
                break;
            case JsonTypeInfoKind.Enumerable when Expect(element, JsonValueKind.Array, "an array", path):
                CheckArray(element, info, path);
                break;
            case JsonTypeInfoKind.Dictionary when Expect(element, JsonValueKind.Object, "an object", path):
                CheckDictionary(element, info, path);
                break;
            case JsonTypeInfoKind.None:
                CheckLeaf(element, info, path);
                break;
            default:
                break;
        }
    }

    private void CheckObject(JsonElement element, JsonTypeInfo info, string path)
    {
        Dictionary<string, JsonPropertyInfo> known = info.Properties
            .Where(property => property.AssociatedParameter is not null)
            .ToDictionary(property => property.Name);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            CheckMember(member, known, $"{path}.{member.Name}");
        }

        foreach (JsonPropertyInfo missing in known.Values.Where(property => IsMissing(property, element)))
        {
            problems.Add($"{path}.{missing.Name}", "missing", AllowedOf(missing.PropertyType));
        }
    }

    private void CheckMember(JsonProperty member, Dictionary<string, JsonPropertyInfo> known, string path)
    {
        if (!known.TryGetValue(member.Name, out JsonPropertyInfo? property))
        {
            string? near = NearestName.Find(member.Name, known.Keys);
            string list = string.Join(", ", known.Keys);
            problems.Add(path, "an unknown key", near is null ? $"the keys {list}" : $"the keys {list}; did you mean '{near}'?");
        }
        else if (member.Value.ValueKind != JsonValueKind.Null || !property.IsSetNullable)
        {
            Check(member.Value, property.PropertyType, path);
        }
    }

    private void CheckArray(JsonElement element, JsonTypeInfo info, string path)
    {
        int index = 0;
        foreach (JsonElement item in element.EnumerateArray())
        {
            Check(item, info.ElementType!, $"{path}[{index++}]");
        }
    }

    private void CheckDictionary(JsonElement element, JsonTypeInfo info, string path)
    {
        foreach (JsonProperty member in element.EnumerateObject())
        {
            Check(member.Value, info.ElementType!, $"{path}.{member.Name}");
        }
    }

    private void CheckLeaf(JsonElement element, JsonTypeInfo info, string path)
    {
        if (!IsReadable(element, info))
        {
            problems.Add(path, element.GetRawText(), AllowedOf(info.Type));
        }
    }

    private static bool IsReadable(JsonElement element, JsonTypeInfo info)
    {
        try
        {
            return element.Deserialize(info) switch
            {
                null => false,
                double number => double.IsFinite(number),
                _ => true,
            };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private string AllowedOf(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        JsonTypeInfo info = options.GetTypeInfo(plain);
        return info switch
        {
            { Converter: IAllowedValues converter } => converter.Allowed,
            { Kind: JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary } => "an object",
            { Kind: JsonTypeInfoKind.Enumerable } => "an array",
            _ when plain == typeof(double) => "a finite number",
            _ when plain == typeof(int) || plain == typeof(long) => "a whole number",
            _ when plain == typeof(bool) => "true or false",
            _ when plain == typeof(string) => "a text",
            _ => "a JSON value",
        };
    }

    private static bool IsMissing(JsonPropertyInfo property, JsonElement element) =>
        property.IsRequired && !element.TryGetProperty(property.Name, out _);

    private bool Expect(JsonElement element, JsonValueKind kind, string allowed, string path)
    {
        problems.Require(element.ValueKind == kind, path, element.GetRawText(), allowed);
        return element.ValueKind == kind;
    }
}
