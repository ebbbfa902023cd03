using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Link;
using MbRlRobot.Ports;

namespace MbRlRobot.ControllerApp.Run;

/// <summary>The options of <c>run</c> that say which link it starts. All that <c>link</c> would refuse is refused here.</summary>
internal sealed class RunLinkOptions
{
    private readonly BrokerOptions _broker = new(required: false);

    private readonly Option<string[]> _trust = TrustOption.Create();

    private readonly Option<string?> _data = new("--data")
    {
        Description = "The robot's folder on this machine, for what is not acknowledged yet; one under the user's data unless given.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _single = new("--single")
    {
        Description = "Run the link on threads of this process: for tests and trials, as it disturbs the loop.",
    };

    private readonly Option<bool> _noLink = new("--no-link")
    {
        Description = "Start no link: nothing is logged to disk or sent, unless a link runs as a service of its own.",
    };

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        _broker.AddTo(command);
        command.Add(_trust);
        command.Add(_data);
        command.Add(_single);
        command.Add(_noLink);
    }

    /// <summary>Whether the command line asks for no link.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>True where it does.</returns>
    public bool IsUnwanted(ParseResult parsed) => parsed.GetValue(_noLink);

    /// <summary>The robot's folder on this machine.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The folder; null where the command line does not say.</returns>
    public string? DataOf(ParseResult parsed) => parsed.GetValue(_data);

    /// <summary>Reads which link is to be started, and what it names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="adapters">What there is to choose from.</param>
    /// <param name="common">The arguments that the robot's other options give: robot, id, folders.</param>
    /// <returns>The link; null for none.</returns>
    /// <exception cref="UsageException">Options do not go together, or a file is not there.</exception>
    /// <exception cref="System.IO.InvalidDataException">A file is not what it must be.</exception>
    public LinkRequest? Read(ParseResult parsed, AdapterRegistry adapters, IReadOnlyList<string> common)
    {
        MessageBusOptions? broker = _broker.Read(parsed, clientId: LinkCommand.Name);
        ThrowIfUnfit(parsed, hasBroker: broker is not null);
        if (broker is null)
        {
            return null;
        }

        // made and let go: what cannot be made is refused before anything starts
        _broker.CreateBus(parsed, adapters, broker).DisposeAsync().AsTask().GetAwaiter().GetResult();
        string[] trust = parsed.GetValue(_trust) ?? [];
        TrustOption.Read(trust);
        IEnumerable<string> data = parsed.GetValue(_data) is { } folder ? [$"{_data.Name}={folder}"] : [];
        LinkLine line = new([.. common, .. data, .. _broker.ArgumentsOf(parsed), .. trust.Select(file => $"{_trust.Name}={file}")]);
        bool isSingle = parsed.GetValue(_single);
        return isSingle || !OperatingSystem.IsWindows()
            ? new LinkRequest(line, isSingle)
            : throw new UsageException("On Windows the link runs in this process only; allowed: --single, or --no-link.");
    }

    private void ThrowIfUnfit(ParseResult parsed, bool hasBroker)
    {
        if (parsed.GetValue(_noLink) && (hasBroker || parsed.GetValue(_single)))
        {
            string other = hasBroker ? "--broker" : _single.Name;
            throw new UsageException($"{_noLink.Name} is given with {other}; it says that there is no link.");
        }

        Option? first = (parsed.GetValue(_trust) ?? []).Length > 0 ? _trust
            : parsed.GetValue(_data) is not null ? _data
            : parsed.GetValue(_single) ? _single
            : null;
        if (first is not null && !hasBroker)
        {
            throw new UsageException($"{first.Name} is given without --broker; it says something about the link, which needs one.");
        }
    }
}
