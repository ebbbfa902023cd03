using System;
using System.IO;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Models;
using MbRlRobot.Robots;

namespace MbRlRobot.Link.Reception;

/// <summary>Puts models of the robot's disk into the weight slots of the control process that runs.</summary>
/// <param name="robot">The robot.</param>
/// <param name="path">The slots' file in memory.</param>
/// <param name="installation">The robot's disk.</param>
/// <param name="events">Takes what people should know.</param>
internal sealed class SlotDoor(RobotDescription robot, string path, ModelInstallation installation, LinkEvents events) : IDisposable
{
    private ModelSlots? _slots;
    private (InstalledModel Model, ModelFolder Folder)? _loaded;
    private float[] _image = [];

    /// <summary>What was offered last, and was not withdrawn; null for nothing.</summary>
    public SlotModel? Offered => _slots is { } slots && slots.TryPeek(slots.Offered, out SlotModel model) ? model : null;

    /// <summary>Opens the slots; a new control process may have made new ones.</summary>
    public void Open()
    {
        Dispose();
        try
        {
            EnsembleArchitecture shape = DynamicsLayout.Of(robot).Architecture(robot.Model) with { Members = robot.Model.Active };
            int length = WeightImage.Length(shape);
            _slots = ModelSlots.Open(path, WeightImage.Kind(RobotSchema.Hash(robot), shape), length);
            _image = new float[length];
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            events.Tell($"no model can be given to the robot: {fault.Message}");
        }
    }

    /// <summary>What a model on trial may do.</summary>
    /// <param name="model">Which.</param>
    /// <param name="champion">What there is to go back to; null for nothing.</param>
    /// <returns>The limits.</returns>
    /// <exception cref="InvalidDataException">Its files are damaged.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public TrialLimits LimitsOf(InstalledModel model, InstalledModel? champion) =>
        TrialLimits.Of(robot, champion is null ? 0 : Load(model).Manifest!.DisagreementThreshold);

    /// <summary>Whether the control process takes another model within an episode.</summary>
    public bool CanSwapAtOnce => robot.Session.AllowHotSwap;

    /// <summary>Offers a model.</summary>
    /// <param name="model">Which.</param>
    /// <returns>Whether it is in a slot now; false also where the control process is just taking that slot: try again.</returns>
    /// <exception cref="InvalidDataException">Its files are damaged.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public bool TryOffer(InstalledModel model)
    {
        if (_slots is null)
        {
            return false;
        }

        ModelFolder folder = Load(model);
        WeightImage.Write(folder.Model.Ensemble, _image);
        SlotModel slot = new(model.Version, HashHead.Of(model.Sha256), folder.Manifest!.DisagreementThreshold);
        return _slots.Offer(slot, _image) != ModelSlots.None;
    }

    /// <summary>Nothing is offered any more: a robot that stands still goes back to exploring.</summary>
    public void Withdraw() => _slots?.Withdraw();

    /// <inheritdoc/>
    public void Dispose()
    {
        _slots?.Dispose();
        _slots = null;
    }

    private ModelFolder Load(InstalledModel model)
    {
        if (_loaded?.Model != model)
        {
            _loaded = (model, installation.Load(model, robot));
        }

        return _loaded.Value.Folder;
    }
}
