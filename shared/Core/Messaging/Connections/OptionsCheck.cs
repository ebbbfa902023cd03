using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>Looks at the options of a message bus before anything is made of them.</summary>
public static class OptionsCheck
{
    /// <summary>Shortest keep-alive time; libmosquitto takes none below.</summary>
    public const int ShortestKeepAliveSeconds = 5;

    private const double LongestSeconds = 86400;

    /// <summary>Refuses options that no bus can be made with.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The broker's address.</returns>
    /// <exception cref="InvalidDataException">One of them is wrong; the message names it, its value and what is allowed.</exception>
    public static BrokerAddress ThrowIfInvalid(MessageBusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        BrokerAddress address = BrokerAddress.Of(options.Broker);
        string? problem = Problems(options, address).FirstOrDefault(each => each is not null);
        return problem is null ? address : throw new InvalidDataException($"{options.Broker}: {problem}.");
    }

    /// <summary>Refuses certificate and key files that are not there, before a library does so without naming them.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="MessageBusException">A file is not there or cannot be read; the message names it.</exception>
    public static void ThrowIfFilesAreMissing(MessageBusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfMissing(options.CertificateAuthorityFile, "of the certificate authority");
        ThrowIfMissing(options.CertificateFile, "of the client's certificate");
        ThrowIfMissing(options.KeyFile, "of the client's private key");
    }

    private static IEnumerable<string?> Problems(MessageBusOptions options, BrokerAddress address) =>
    [
        TextProblem("client id", options.ClientId, isNeeded: true),
        TextProblem("user", options.User),
        TextProblem("password", options.Password),
        NumberProblem("keep-alive time", options.KeepAliveSeconds, ShortestKeepAliveSeconds, ushort.MaxValue),
        NumberProblem("time to connect", options.ConnectSeconds, 0.01, LongestSeconds),
        NumberProblem("first pause before reconnecting", options.ReconnectFirstSeconds, 0.001, LongestSeconds),
        NumberProblem("last pause before reconnecting", options.ReconnectLastSeconds, options.ReconnectFirstSeconds, LongestSeconds),
        FilesProblem(options, address.Kind),
        options.Will?.ExpirySeconds == 0 ? "the will's expiry is 0 s; allowed: 1 or more, or none" : null,
        options.Will is { } will && !TopicSyntax.IsTopic(will.Topic) ? $"the will's topic '{will.Topic}' is none" : null,
        address.Kind == BrokerKind.InProcess && (options.User ?? options.Password) is not null
            ? "a broker in this process knows no users and passwords"
            : null,
    ];

    private static string? FilesProblem(MessageBusOptions options, BrokerKind kind)
    {
        bool hasFiles = (options.CertificateAuthorityFile ?? options.CertificateFile ?? options.KeyFile) is not null;
        return hasFiles && kind != BrokerKind.MqttOverTls
            ? "certificate and key files need an address that begins with mqtts://"
            : options.CertificateFile is null != options.KeyFile is null
                ? "the files of the client's certificate and of its private key need each other"
                : null;
    }

    private static string? TextProblem(string what, string? text, bool isNeeded = false) =>
        (isNeeded && string.IsNullOrEmpty(text)) || (text ?? string.Empty).Contains('\0', StringComparison.Ordinal)
            || Encoding.UTF8.GetByteCount(text ?? string.Empty) > TopicSyntax.MaximumBytes
            ? $"the {what} must be {(isNeeded ? 1 : 0)} to {TopicSyntax.MaximumBytes} bytes of UTF-8, without NUL"
            : null;

    private static string? NumberProblem(string what, double value, double least, double most) =>
        value >= least && value <= most ? null : FormattableString.Invariant($"the {what} is {value} s; allowed: {least} to {most}");

    private static void ThrowIfMissing(string? path, string whose)
    {
        try
        {
            if (path is not null)
            {
                File.OpenRead(path).Dispose();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new MessageBusException($"The file {whose} cannot be read: {fault.Message}", fault);
        }
    }
}
