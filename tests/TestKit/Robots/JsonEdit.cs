using System;
using System.Globalization;
using System.Text.Json.Nodes;

namespace MbRlRobot.TestKit.Robots;

/// <summary>Changes one place of a JSON document.</summary>
public static class JsonEdit
{
    /// <summary>Puts JSON at a path, or removes what is there.</summary>
    /// <param name="root">The document.</param>
    /// <param name="path">Such as <c>$.state[0].name</c>.</param>
    /// <param name="json">The JSON to put there; null removes.</param>
    public static void Apply(JsonNode root, string path, string? json)
    {
        string[] parts = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal).Split('.');
        JsonNode parent = root;
        foreach (string part in parts.AsSpan(1, parts.Length - 2))
        {
            parent = Child(parent, part);
        }

        Put(parent, parts[^1], json);
    }

    private static JsonNode Child(JsonNode parent, string part) => parent is JsonArray array
        ? array[int.Parse(part, CultureInfo.InvariantCulture)]!
        : parent[part] ??= new JsonObject();

    private static void Put(JsonNode parent, string part, string? json)
    {
        if (parent is JsonArray array)
        {
            int index = int.Parse(part, CultureInfo.InvariantCulture);
            array.RemoveAt(index);
            if (json is not null)
            {
                array.Insert(index, JsonNode.Parse(json));
            }
        }
        else if (json is null)
        {
            parent.AsObject().Remove(part);
        }
        else
        {
            parent[part] = JsonNode.Parse(json);
        }
    }
}
