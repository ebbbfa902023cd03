using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace MbRlRobot.Configuration;

/// <summary>
/// Where every value of a JSON text stands: JSON path to line and column. Also finds keys given twice, of which a
/// parser would silently keep one.
/// </summary>
public sealed class JsonMap
{
    private readonly Dictionary<string, long> _offsets = [];
    private readonly List<string> _duplicates = [];
    private readonly byte[] _utf8;

    private JsonMap(byte[] utf8) => _utf8 = utf8;

    /// <summary>The paths of keys that stand more than once in their object.</summary>
    public IReadOnlyList<string> Duplicates => _duplicates;

    /// <summary>Walks a JSON text; comments and trailing commas are allowed.</summary>
    /// <param name="utf8">The text.</param>
    /// <returns>The map.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonMap Of(byte[] utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        JsonMap map = new(utf8);
        Utf8JsonReader reader = new(
            utf8,
            new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        reader.Read();
        map.WalkValue(ref reader, "$");
        reader.Read();
        return map;
    }

    /// <summary>Where the value of a path starts; for a path that is not there, its nearest ancestor's place.</summary>
    /// <param name="path">A JSON path as messages show it.</param>
    /// <returns>Line and column, from 1.</returns>
    public (int Line, int Column) Locate(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        long offset;
        while (!_offsets.TryGetValue(path, out offset))
        {
            path = path[..Math.Max(path.LastIndexOfAny(['.', '[']), 1)];
        }

        ReadOnlySpan<byte> before = _utf8.AsSpan(0, (int)offset);
        int lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    private void WalkValue(ref Utf8JsonReader reader, string path)
    {
        if (!_offsets.TryAdd(path, reader.TokenStartIndex))
        {
            _duplicates.Add(path);
        }

        if (reader.TokenType == JsonTokenType.StartObject)
        {
            WalkObject(ref reader, path);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            WalkArray(ref reader, path);
        }
    }

    private void WalkObject(ref Utf8JsonReader reader, string path)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string member = $"{path}.{reader.GetString()}";
            reader.Read();
            WalkValue(ref reader, member);
        }
    }

    private void WalkArray(ref Utf8JsonReader reader, string path)
    {
        for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            WalkValue(ref reader, $"{path}[{index}]");
        }
    }
}
