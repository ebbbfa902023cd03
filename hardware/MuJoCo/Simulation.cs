namespace MbRlRobot.MuJoCo;

/// <summary>
/// A model and its data, and where their numbers are. Only <see cref="Qpos"/>, <see cref="Qvel"/>, <see cref="Ctrl"/> and
/// <see cref="Sensors"/> may be touched from any thread, while the engine's is idle; everything else belongs to it.
/// </summary>
/// <param name="engine">The library.</param>
/// <param name="model">The mjModel, owned.</param>
/// <param name="data">The mjData, owned.</param>
internal abstract unsafe class Simulation(MuJoCoEngine engine, nint model, nint data)
{
    private readonly int _home = engine.Find(model, engine.Types.Key, "home");

    /// <summary>Positions: [nq].</summary>
    public abstract double* Qpos { get; }

    /// <summary>Velocities: [nv].</summary>
    public abstract double* Qvel { get; }

    /// <summary>Controls: [nu].</summary>
    public abstract double* Ctrl { get; }

    /// <summary>Measurements; null where the library's structures are not known.</summary>
    public abstract double* Sensors { get; }

    /// <summary>The simulation's time, s, when it was last brought over.</summary>
    public abstract double Time { get; }

    /// <summary>What can be named.</summary>
    public abstract ModelContents Contents { get; }

    /// <summary>The library.</summary>
    protected MuJoCoEngine Engine => engine;

    /// <summary>The mjModel.</summary>
    protected nint Model => model;

    /// <summary>The mjData.</summary>
    protected nint Data => data;

    /// <summary>Back to the keyframe <c>home</c>, or where there is none to the model's initial state: at rest, all else forgotten.</summary>
    public void ReturnHome()
    {
        engine.Functions.ResetData(model, data);
        if (_home >= 0)
        {
            engine.Functions.ResetToKeyframe(model, data, _home);
        }

        Pull();
    }

    /// <summary>Measures the state as it is.</summary>
    public void Measure()
    {
        Push();
        engine.Functions.Forward(model, data);
        Pull();
    }

    /// <summary>One step under the controls.</summary>
    public void Step()
    {
        Push();
        engine.Functions.Step(model, data);
        Pull();
    }

    /// <summary>Frees model and data.</summary>
    public virtual void Free()
    {
        engine.Functions.DeleteData(data);
        engine.Functions.DeleteModel(model);
    }

    /// <summary>Brings the numbers over from MuJoCo.</summary>
    protected abstract void Pull();

    /// <summary>Brings the numbers over to MuJoCo.</summary>
    protected abstract void Push();
}
