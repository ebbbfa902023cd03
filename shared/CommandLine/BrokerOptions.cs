using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using MbRlRobot.Adapters;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.CommandLine;

/// <summary>The options that name a broker, and who one is there: the same for every program.</summary>
/// <param name="required">Whether <c>--broker</c> must be given.</param>
public sealed class BrokerOptions(bool required = true)
{
    private readonly Option<Uri?> _broker = new("--broker")
    {
        Description = "The broker's address: mqtt://HOST[:1883], or mqtts://HOST[:8883] for TLS.",
        HelpName = "URL",
        Required = required,
        CustomParser = ParseAddress,
    };

    private readonly Option<string?> _bus = new("--bus")
    {
        Description = "Which message bus is used; the preferred one that is there unless given.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _user = new("--user") { Description = "The user's name at the broker.", HelpName = "NAME" };

    private readonly Option<string?> _passwordFile = FileOption(
        "--password-file", "A file with the user's password in one line. Passwords are never taken from the command line.");

    private readonly Option<string?> _authority = FileOption(
        "--ca", "PEM file of the authority that signed the broker's certificate; the system's authorities unless given.");

    private readonly Option<string?> _certificate = FileOption("--cert", "PEM file of one's own certificate.");

    private readonly Option<string?> _key = FileOption("--key-file", "PEM file of the certificate's private key, without a password.");

    private IReadOnlyList<Option<string?>> Others => [_bus, _user, _passwordFile, _authority, _certificate, _key];

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Add(_broker);
        foreach (Option option in Others)
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the options, and the password's file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="clientId">The client's lasting name at the broker.</param>
    /// <returns>The options of a bus; null where <c>--broker</c> is missing and may be.</returns>
    /// <exception cref="UsageException">An option lacks another, a file is not there, or the password is none.</exception>
    /// <exception cref="InvalidDataException">Options do not go together.</exception>
    public MessageBusOptions? Read(ParseResult parsed, string clientId)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ThrowIfIncomplete(parsed);
        if (parsed.GetValue(_broker) is not { } broker)
        {
            return null;
        }

        MessageBusOptions options = new(
            broker,
            clientId,
            User: parsed.GetValue(_user),
            Password: parsed.GetValue(_passwordFile) is { } file ? PasswordFile.Read(_passwordFile.Name, file) : null,
            CertificateAuthorityFile: ExistingFile(parsed, _authority),
            CertificateFile: ExistingFile(parsed, _certificate),
            KeyFile: ExistingFile(parsed, _key));
        OptionsCheck.ThrowIfInvalid(options);
        return options;
    }

    /// <summary>Makes the message bus that the command line asks for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="registry">The program's adapters.</param>
    /// <param name="options">The options of the bus: <see cref="Read"/>'s, perhaps with a will.</param>
    /// <returns>The bus, not connected yet.</returns>
    /// <exception cref="InvalidDataException">The bus asked for does not serve such an address.</exception>
    /// <exception cref="AdapterNotFoundException">There is no such bus, or it cannot be used here.</exception>
    public IMessageBus CreateBus(ParseResult parsed, AdapterRegistry registry, MessageBusOptions options)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return MessageBuses.Create(registry, options, parsed.GetValue(_bus));
    }

    /// <summary>Gives the options back as arguments, for another program that takes them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The arguments, <c>--option=value</c> each; none of what is missing.</returns>
    public IReadOnlyList<string> ArgumentsOf(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        IEnumerable<string> broker = parsed.GetValue(_broker) is { } address ? [$"{_broker.Name}={address.OriginalString}"] : [];
        IEnumerable<string> others = Others.Where(option => parsed.GetValue(option) is not null)
            .Select(option => $"{option.Name}={parsed.GetValue(option)}");
        return [.. broker, .. others];
    }

    private void ThrowIfIncomplete(ParseResult parsed)
    {
        foreach (Option<string?> option in Others)
        {
            if (parsed.GetValue(option) is not null && parsed.GetValue(_broker) is null)
            {
                throw new UsageException($"{option.Name} is given without --broker; it says something about a broker.");
            }
        }

        if (parsed.GetValue(_passwordFile) is not null && parsed.GetValue(_user) is null)
        {
            throw new UsageException($"{_passwordFile.Name} is given without {_user.Name}; a password is a user's.");
        }
    }

    private static string? ExistingFile(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } file
        ? ExistingPath.RequireFile(option.Name, file, "a PEM file")
        : null;

    private static Option<string?> FileOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "FILE",
    };

    private static Uri? ParseAddress(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        try
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
            {
                BrokerAddress.Of(address);
                return address;
            }

            result.AddError($"--broker is '{text}'; allowed: mqtt://HOST[:1883], mqtts://HOST[:8883].");
        }
        catch (InvalidDataException refusal)
        {
            result.AddError($"--broker: {refusal.Message}");
        }

        return null;
    }
}
