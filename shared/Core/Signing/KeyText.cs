using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace MbRlRobot.Signing;

/// <summary>
/// The text of a key file: one PEM block, and before it lines that OpenSSL skips: <c>Key-Id</c>, and <c>Not-After</c> for a
/// key whose time ends. No other line is allowed: a misspelt date must not make a key that lasts for ever.
/// </summary>
/// <param name="Label">The block's label, such as <c>PUBLIC KEY</c>.</param>
/// <param name="Der">What the block holds.</param>
/// <param name="Id">The id that the file states; null where it states none.</param>
/// <param name="NotAfterUtc">When the key's time ends; null for never.</param>
internal sealed record KeyText(string Label, byte[] Der, KeyId? Id, DateTime? NotAfterUtc)
{
    /// <summary>Longest key file in bytes; real ones have some 250.</summary>
    public const int MaximumBytes = 4096;

    private const string IdName = "Key-Id: ";
    private const string DateName = "Not-After: ";
    private const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Writes a key file.</summary>
    public static byte[] Write(string label, ReadOnlySpan<byte> der, PublicKey key)
    {
        string date = key.NotAfterUtc is { } end
            ? string.Create(CultureInfo.InvariantCulture, $"{DateName}{end.ToString(DateFormat, CultureInfo.InvariantCulture)}\n")
            : string.Empty;
        return Encoding.ASCII.GetBytes($"{IdName}{key.Id}\n{date}{PemEncoding.WriteString(label, der)}\n");
    }

    /// <summary>Reads a key file.</summary>
    /// <exception cref="InvalidDataException">It is none; the message has the reason, not the file's name.</exception>
    public static KeyText Read(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.Latin1.GetString(bytes);
        if (!PemEncoding.TryFind(text, out PemFields block))
        {
            throw new InvalidDataException("has no PEM block (-----BEGIN PUBLIC KEY-----)");
        }

        if (text.AsSpan(block.Location.End.Value).Trim().Length > 0)
        {
            throw new InvalidDataException("goes on after its PEM block; allowed: one key in a file");
        }

        Dictionary<string, string> lines = Lines(text.AsSpan(..block.Location.Start.Value));
        byte[] der = Convert.FromBase64String(text[block.Base64Data]);
        return new KeyText(text[block.Label], der, StatedId(lines), StatedDate(lines));
    }

    private static Dictionary<string, string> Lines(ReadOnlySpan<char> head)
    {
        Dictionary<string, string> lines = [];
        foreach (ReadOnlySpan<char> raw in head.EnumerateLines())
        {
            string line = raw.Trim().ToString();
            string? name = line.StartsWith(IdName, StringComparison.Ordinal) ? IdName
                : line.StartsWith(DateName, StringComparison.Ordinal) ? DateName : null;
            if (line.Length > 0 && (name is null || !lines.TryAdd(name, line[name.Length..])))
            {
                throw new InvalidDataException(
                    $"has a line before its PEM block that is neither '{IdName}' nor '{DateName}', or one of them twice");
            }
        }

        return lines;
    }

    private static KeyId? StatedId(Dictionary<string, string> lines)
    {
        if (!lines.TryGetValue(IdName, out string? text))
        {
            return null;
        }

        return text.Length == 2 * KeyId.Length
            && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value)
            ? new KeyId(value)
            : throw new InvalidDataException($"has a bad {IdName}line; allowed: 16 hexadecimal digits");
    }

    private static DateTime? StatedDate(Dictionary<string, string> lines)
    {
        if (!lines.TryGetValue(DateName, out string? text))
        {
            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, Utc, out DateTime date)
            ? date
            : throw new InvalidDataException($"has a bad {DateName}line; allowed: a date like 2030-01-31T00:00:00Z");
    }
}
