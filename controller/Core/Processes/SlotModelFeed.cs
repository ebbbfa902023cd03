using System;
using System.Buffers.Binary;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;

namespace MbRlRobot.Processes;

/// <summary>
/// Gives the loop the models that a link offers in the weight slots. A thread of its own copies an offer and builds its
/// engine, while the robot stands still or, where robot.json allows a hot swap, at any time; the loop takes what is ready by
/// one exchange.
/// </summary>
/// <remarks>Until a hot swap loads weights in place, preparing one allocates in the control process, off the loop.</remarks>
public sealed class SlotModelFeed : IModelFeed
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly RobotDescription _robot;
    private readonly ModelSlots _slots;
    private readonly EnsembleModel _like;
    private readonly float[] _image;
    private readonly int _threads;
    private readonly Lock _preparing = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private volatile bool _isStandingStill = true;
    private bool _hasTaken;
    private PlanningModel? _ready;
    private PlanningModel? _retired;

    /// <summary>Opens the slots of a robot, for models of the architecture that its description asks for.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="path">The file in memory.</param>
    /// <param name="threads">The threads of an engine, at least 1.</param>
    /// <exception cref="System.IO.InvalidDataException">The file is for other models.</exception>
    /// <exception cref="System.IO.IOException">It cannot be used.</exception>
    public SlotModelFeed(RobotDescription robot, string path, int threads)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        (_robot, _threads, _like) = (robot, threads, BlankModel.Of(robot));
        EnsembleArchitecture shape = _like.Members.Architecture;
        _image = new float[WeightImage.Length(shape)];
        _slots = ModelSlots.Open(path, WeightImage.Kind(_like.SchemaHash, shape), _image.Length);
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

    /// <inheritdoc/>
    public PlanningModel? Take() => Interlocked.Exchange(ref _ready, null);

    /// <inheritdoc/>
    public void Retire(PlanningModel model) => Interlocked.Exchange(ref _retired, model);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        Take()?.Engine.Dispose();
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
                if (_isStandingStill || _robot.Session.AllowHotSwap)
                {
                    Prepare();
                }
            }
        }
    }

    private void Prepare()
    {
        int offered = _slots.Offered;
        bool isNew = offered != ModelSlots.None && (!_hasTaken || offered != _slots.Active);
        if (!isNew || !_slots.TryTake(offered, _image, out SlotModel slot))
        {
            return;
        }

        _hasTaken = true;
        EnsembleModel model = WeightImage.Read(_image, _like, slot.Version);
        BuiltInRolloutEngine engine = new(_robot, model, PlannerFactory.MaximumCandidates(_robot.Planner), _threads);
        PlanWarmUp.Run(_robot, engine);

        // the slots have the first bytes of the hash big-endian, the log little-endian
        ulong id = BinaryPrimitives.ReverseEndianness(slot.HashHead);
        Interlocked.Exchange(ref _ready, new PlanningModel(engine, slot.Version, id))?.Engine.Dispose();
    }

    private void DisposeRetired() => Interlocked.Exchange(ref _retired, null)?.Engine.Dispose();
}
