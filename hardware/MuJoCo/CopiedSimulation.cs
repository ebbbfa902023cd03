using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace MbRlRobot.MuJoCo;

/// <summary>
/// A simulation whose numbers come and go through mj_getState and mj_setState: the structures of the library's version are
/// not known. Sensors have no such function. Which numbers belong to which joint is certain only where every joint has
/// one position and one velocity: the n-th of each is then the n-th joint's.
/// </summary>
internal sealed unsafe class CopiedSimulation : Simulation
{
    private const uint TimeBit = 1;
    private const uint QposBit = 2;
    private const uint QvelBit = 4;

    private readonly int _nq;
    private readonly int _nv;
    private readonly int _nu;
    private readonly double* _state;

    /// <summary>Copies a model's state.</summary>
    /// <param name="engine">The library.</param>
    /// <param name="model">The mjModel.</param>
    /// <param name="data">The mjData.</param>
    public CopiedSimulation(MuJoCoEngine engine, nint model, nint data)
        : base(engine, model, data)
    {
        _nq = engine.Functions.StateSize(model, QposBit);
        _nv = engine.Functions.StateSize(model, QvelBit);
        _nu = engine.Functions.StateSize(model, engine.CtrlBit);
        _state = (double*)NativeMemory.AllocZeroed((nuint)(1 + _nq + _nv + _nu), sizeof(double));
        Contents = ReadContents();
    }

    /// <inheritdoc />
    public override double* Qpos => _state + 1;

    /// <inheritdoc />
    public override double* Qvel => Qpos + _nq;

    /// <inheritdoc />
    public override double* Ctrl => Qvel + _nv;

    /// <inheritdoc />
    public override double* Sensors => null;

    /// <inheritdoc />
    public override double Time => *_state;

    /// <inheritdoc />
    public override ModelContents Contents { get; }

    private uint Bits => TimeBit | QposBit | QvelBit | Engine.CtrlBit;

    /// <inheritdoc />
    public override void Free()
    {
        base.Free();
        NativeMemory.Free(_state);
    }

    /// <inheritdoc />
    protected override void Pull() => Engine.Functions.GetState(Model, Data, _state, Bits);

    /// <inheritdoc />
    protected override void Push() => Engine.Functions.SetState(Model, Data, _state, Bits);

    private ModelContents ReadContents()
    {
        int scalarJoints = _nq == _nv ? _nv : 0;
        NamedSlot[] joints = [.. Slots(Engine.Types.Joint, scalarJoints)];
        NamedSlot[] actuators = [.. Slots(Engine.Types.Actuator, _nu)];
        string what = _nq == _nv ? "sensors" : "sensors and the joints of a model with free or ball joints";
        return new(
            MeasureTimestep(),
            joints,
            joints,
            [],
            actuators,
            $"; {what} cannot be read: the structures of MuJoCo {Engine.Version} are not known, those of {MuJoCoLayout.Known} are");
    }

    private IEnumerable<NamedSlot> Slots(int type, int count) =>
        Engine.Names(Model, type, count).Select(each => new NamedSlot(each.Name, each.Id, 1));

    private double MeasureTimestep()
    {
        Engine.Functions.ResetData(Model, Data);
        Engine.Functions.Step(Model, Data);
        Pull();
        double timestep = Time;
        Engine.Functions.ResetData(Model, Data);
        return timestep;
    }
}
