using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Publishing;

namespace MbRlRobot.Benchmarks.Push;

/// <summary>Takes the times of one model's way.</summary>
/// <param name="sender">Offers it.</param>
/// <param name="model">The model.</param>
internal sealed class PushTimes(ModelSender sender, ModelPublication model)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private long _began;
    private double _staged = double.NaN;
    private double _shadowed = double.NaN;
    private double _running = double.NaN;
    private double _transferred = double.NaN;
    private string? _failure;

    private ulong Version => model.Manifest.Version;

    /// <summary>Offers the model, and waits until it runs or will not.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How it fared.</returns>
    public async Task<ModelPush> TakeAsync(CancellationToken cancellation)
    {
        _began = Stopwatch.GetTimestamp();
        await sender.OfferAsync(model);
        while (!double.IsFinite(_running) && _failure is null)
        {
            await HearAsync(Take, cancellation);
        }

        return new ModelPush(Version, _transferred, _staged, _shadowed, _running, _failure);
    }

    /// <summary>Waits until the model's trial is over: the robot hands no other one over meanwhile.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why it failed; null where it passed.</returns>
    public async Task<string?> EndTrialAsync(CancellationToken cancellation)
    {
        bool isOver = _failure is not null;
        while (!isOver)
        {
            await HearAsync(
                (result, _) =>
                {
                    isOver = true;
                    _failure = result.Stage == ModelStage.Running ? null : result.Message;
                },
                cancellation);
            isOver |= _failure is not null;
        }

        return _failure;
    }

    private async Task HearAsync(Action<ModelResult, double> take, CancellationToken cancellation)
    {
        try
        {
            (ModelResult result, long at) = await sender.Results.ReadAsync(cancellation).AsTask().WaitAsync(Patience, cancellation);
            if (result.Version == Version)
            {
                take(result, Seconds(at));
            }
        }
        catch (TimeoutException)
        {
            _failure = $"the robot has said nothing for {Patience.TotalSeconds} s";
        }
    }

    private void Take(ModelResult result, double seconds)
    {
        switch (result.Stage)
        {
            case ModelStage.Staged when double.IsNaN(_staged):
                (_transferred, _staged) = (Seconds(sender.LastSent), seconds);
                break;
            case ModelStage.Staged:
                _shadowed = seconds;
                break;
            case ModelStage.Running:
                _running = seconds;
                break;
            default:
                _failure = result.Message;
                break;
        }
    }

    private double Seconds(long at) => Stopwatch.GetElapsedTime(_began, at).TotalSeconds;
}
