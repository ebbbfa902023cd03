using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.MuJoCo;

/// <summary>A simulation whose numbers are read where they lie: the structures of the library's version are known.</summary>
internal sealed unsafe class MappedSimulation : Simulation
{
    // of mjtJoint: free, ball, slide, hinge
    private static readonly int[] PositionDimensions = [7, 4, 1, 1];
    private static readonly int[] VelocityDimensions = [6, 3, 1, 1];

    private readonly MuJoCoLayout _layout;

    /// <summary>Maps a model and its data.</summary>
    /// <param name="engine">The library.</param>
    /// <param name="layout">Its structures.</param>
    /// <param name="model">The mjModel.</param>
    /// <param name="data">The mjData.</param>
    public MappedSimulation(MuJoCoEngine engine, MuJoCoLayout layout, nint model, nint data)
        : base(engine, model, data)
    {
        _layout = layout;
        Contents = ReadContents();
    }

    /// <inheritdoc />
    public override double* Qpos => Vector(_layout.Qpos);

    /// <inheritdoc />
    public override double* Qvel => Vector(_layout.Qvel);

    /// <inheritdoc />
    public override double* Ctrl => Vector(_layout.Ctrl);

    /// <inheritdoc />
    public override double* Sensors => Vector(_layout.Sensordata);

    /// <inheritdoc />
    public override double Time => *(double*)(Data + _layout.Time);

    /// <inheritdoc />
    public override ModelContents Contents { get; }

    /// <inheritdoc />
    protected override void Pull()
    {
    }

    /// <inheritdoc />
    protected override void Push()
    {
    }

    private ModelContents ReadContents()
    {
        IReadOnlyList<(int Id, string Name)> joints = Engine.Names(Model, Engine.Types.Joint, *(int*)(Model + _layout.Njnt));
        IReadOnlyList<(int Id, string Name)> sensors = Engine.Names(Model, Engine.Types.Sensor, *(int*)(Model + _layout.Nsensor));
        IReadOnlyList<(int Id, string Name)> actuators = Engine.Names(Model, Engine.Types.Actuator, *(int*)(Model + _layout.Nu));
        return new(
            *(double*)(Model + _layout.Timestep),
            [.. joints.Select(each => new NamedSlot(each.Name, Entry(_layout.JntQposadr, each.Id), OfJoint(PositionDimensions, each.Id)))],
            [.. joints.Select(each => new NamedSlot(each.Name, Entry(_layout.JntDofadr, each.Id), OfJoint(VelocityDimensions, each.Id)))],
            [.. sensors.Select(each => new NamedSlot(each.Name, Entry(_layout.SensorAdr, each.Id), Entry(_layout.SensorDim, each.Id)))],
            [.. actuators.Select(each => new NamedSlot(each.Name, each.Id, 1))],
            string.Empty);
    }

    private int OfJoint(int[] dimensions, int joint) => dimensions[Entry(_layout.JntType, joint)];

    private double* Vector(int offset) => *(double**)(Data + offset);

    private int Entry(int offset, int index) => (*(int**)(Model + offset))[index];
}
