using System;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>
/// Reads and writes JSON payloads: strict, and no longer than their topic allows. Reading is total: any bytes whatever give a
/// payload that keeps every rule, or a problem.
/// </summary>
public static class PayloadJson
{
    /// <summary>Reads a payload.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="utf8">The bytes; nobody vouches for them.</param>
    /// <returns>The payload, or what is wrong.</returns>
    public static PayloadReading<T> Read<T>(ReadOnlySpan<byte> utf8)
        where T : class, IPayload<T>
    {
        int longest = TopicCatalog.Of(T.Kind).MaximumPayloadBytes;
        if (utf8.Length > longest)
        {
            return new(null, $"the payload has {utf8.Length} bytes; allowed: {longest}");
        }

        try
        {
            T? payload = JsonSerializer.Deserialize(utf8, Contract<T>());
            string? problem = payload is null ? "$ is null; allowed: an object" : payload.FindProblem();
            return new(problem is null ? payload : null, problem);
        }
        catch (JsonException fault)
        {
            string value = $"not what is allowed at byte {fault.BytePositionInLine}";
            return new(null, PayloadRules.Describe(fault.Path ?? "$", value, Reason(fault)));
        }
    }

    /// <summary>Writes a payload.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="payload">The payload.</param>
    /// <returns>JSON without white space.</returns>
    /// <exception cref="ArgumentException">A value breaks a rule, or the payload is longer than its topic allows.</exception>
    public static byte[] Write<T>(T payload)
        where T : class, IPayload<T>
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (payload.FindProblem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(payload));
        }

        byte[] utf8 = JsonSerializer.SerializeToUtf8Bytes(payload, Contract<T>());
        int longest = TopicCatalog.Of(T.Kind).MaximumPayloadBytes;
        return utf8.Length <= longest
            ? utf8
            : throw new ArgumentException($"The payload takes {utf8.Length} bytes; allowed: {longest}.", nameof(payload));
    }

    private static JsonTypeInfo<T> Contract<T>() => (JsonTypeInfo<T>)PayloadJsonContext.Default.GetTypeInfo(typeof(T))!;

    private static string Reason(JsonException fault)
    {
        int end = fault.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return "JSON of this payload: " + (end < 0 ? fault.Message : fault.Message[..end]);
    }
}
