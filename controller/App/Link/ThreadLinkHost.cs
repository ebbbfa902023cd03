using System;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Adapters;
using MbRlRobot.Processes;

namespace MbRlRobot.ControllerApp.Link;

/// <summary>
/// Runs the link on threads of the control process: for tests and trials, as its garbage stops the loop too. Where it fails, the
/// robot goes on without.
/// </summary>
/// <param name="line">What it is told to do.</param>
/// <param name="adapters">Lists the adapters.</param>
/// <param name="tell">Takes its lines, from any thread.</param>
internal sealed class ThreadLinkHost(LinkLine line, Func<AdapterRegistry> adapters, Action<string> tell) : ILinkHost
{
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stop = new();
    private Task _link = Task.CompletedTask;
    private bool _isDisposed;

    /// <inheritdoc/>
    public void Start() => _link = Task.Run(RunAsync);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _stop.Cancel();
        if (!_link.Wait(EndPatience))
        {
            tell("has not ended in time; what is recorded stays in memory until the next one");
        }

        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            LinkTerms terms = new(tell, WaitsForItsTurn: true, _ => { }, _stop.Token);
            await LinkCommand.RunAsync(line.Parsed, line.Options, adapters, terms).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            tell($"{fault.Message} The robot goes on, and nothing is logged to disk or sent.");
        }
    }
}
