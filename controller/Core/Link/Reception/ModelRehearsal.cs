using System;
using System.Threading.Tasks;
using MbRlRobot.Installation;

namespace MbRlRobot.Link.Reception;

/// <summary>
/// Has checks of models made before the first one comes, which would wait some seconds for code to be compiled. In rounds with
/// pauses: the runtime compiles code well that is called again after a while.
/// </summary>
internal sealed class ModelRehearsal
{
    private const int Rounds = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly ModelInstaller _installer;
    private readonly TaskCompletionSource _enough = new();
    private readonly Task _running;

    /// <summary>Begins, on another thread.</summary>
    /// <param name="installer">Makes the checks.</param>
    public ModelRehearsal(ModelInstaller installer)
    {
        _installer = installer;
        _running = Task.Run(RunAsync);
    }

    /// <summary>Begins no further round.</summary>
    /// <returns>Done when none is under way. An engine that failed in one fails again at a model, and refuses it.</returns>
    public async Task EndAsync()
    {
        _enough.TrySetResult();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync()
    {
        for (int round = 0; round < Rounds && !_enough.Task.IsCompleted; round++)
        {
            _installer.Rehearse();
            await Task.WhenAny(_enough.Task, Task.Delay(Pause)).ConfigureAwait(false);
        }
    }
}
