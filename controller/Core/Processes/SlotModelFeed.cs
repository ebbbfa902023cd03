using System;
using System.Threading;
using MbRlRobot.Installation;
using MbRlRobot.Loop;

namespace MbRlRobot.Processes;

/// <summary>
/// Gives the loop the models that a link offers in the weight slots. A thread of its own copies an offer and builds its
/// engine, while the robot stands still or, where robot.json allows a hot swap, at any time; the loop takes what is ready by
/// one exchange. What is withdrawn is taken back in the same way.
/// </summary>
/// <remarks>Until a hot swap loads weights in place, preparing one allocates in the control process, off the loop.</remarks>
public sealed class SlotModelFeed : IModelFeed
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly SlotFeedSetup _setup;
    private readonly ModelSlots _slots;
    private readonly SlotEngineBuilder _builder;
    private readonly float[] _image;
    private readonly Lock _preparing = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private volatile bool _isStandingStill = true;
    private SlotModel? _seen;
    private News? _ready;
    private News? _told;
    private bool _isHeld;
    private PlanningModel? _retired;

    /// <summary>
    /// Opens the slots of a robot; replaces those of another architecture. An offer that stands is prepared at once, so that the first
    /// episode has it.
    /// </summary>
    /// <param name="setup">What it takes models from, and what it makes of them.</param>
    /// <exception cref="System.IO.IOException">The slots cannot be used.</exception>
    public SlotModelFeed(SlotFeedSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentOutOfRangeException.ThrowIfLessThan(setup.Threads, 1);
        (_setup, _builder) = (setup, new SlotEngineBuilder(setup));
        _image = new float[_builder.ImageLength];
        _slots = ModelSlots.OpenOrReplace(setup.Slots, _builder.Kind(), _image.Length);
        if (_slots.TryPeek(_slots.Offered, out SlotModel head) && head.Version <= setup.StartVersion)
        {
            _seen = head;
        }

        Look();
        _thread = new Thread(Serve) { IsBackground = true, Name = "models" };
        _thread.Start();
    }

    /// <inheritdoc/>
    /// <remarks>Setting it to false waits until a model that is being prepared is ready.</remarks>
    public bool IsStandingStill
    {
        set
        {
            lock (_preparing)
            {
                _isStandingStill = value;
            }
        }
    }

    /// <summary>Whether a model waits to be taken.</summary>
    public bool IsReady => Volatile.Read(ref _ready)?.Model is not null;

    /// <inheritdoc/>
    public bool TryTake(out PlanningModel? model)
    {
        News? news = Interlocked.Exchange(ref _ready, null);
        model = news?.Model;
        return news is not null;
    }

    /// <inheritdoc/>
    public void Retire(PlanningModel model) => Interlocked.Exchange(ref _retired, model);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _ = TryTake(out PlanningModel? untaken);
        untaken?.Engine.Dispose();
        DisposeRetired();
        _slots.Dispose();
        _stop.Dispose();
    }

    private void Serve()
    {
        while (!_stop.Wait(Pause))
        {
            // the loop has retired a model before it can take the next one, so there is at most one
            DisposeRetired();
            lock (_preparing)
            {
                if (_isStandingStill || _setup.Robot.Session.AllowHotSwap)
                {
                    Look();
                }
            }
        }
    }

    private void Look()
    {
        int offered = _slots.Offered;
        if (offered == ModelSlots.None)
        {
            Withdraw();
        }
        else if (_slots.TryPeek(offered, out SlotModel head) && head != _seen && _slots.TryTake(offered, _image, out SlotModel slot))
        {
            _seen = slot;
            if (_builder.TryBuild(_image, slot) is { } model)
            {
                Tell(new News(model));
            }
        }
    }

    /// <summary>What the loop has not taken yet it need not give back.</summary>
    private void Withdraw()
    {
        _seen = null;
        if (_told?.Model is null)
        {
            return;
        }

        Tell(null);
        if (_isHeld)
        {
            Tell(new News(null));
        }
    }

    /// <summary>Puts news where the loop takes them, and learns whether it has taken the last ones.</summary>
    private void Tell(News? news)
    {
        News? untaken = Interlocked.Exchange(ref _ready, news);
        if (untaken is null && _told is not null)
        {
            _isHeld = _told.Model is not null;
        }

        untaken?.Model?.Engine.Dispose();
        _told = news;
    }

    private void DisposeRetired() => Interlocked.Exchange(ref _retired, null)?.Engine.Dispose();

    /// <summary>What is new; without a model: there is none any more.</summary>
    private sealed record News(PlanningModel? Model);
}
