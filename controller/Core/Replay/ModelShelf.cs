using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Models;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Robots;

namespace MbRlRobot.Replay;

/// <summary>Finds models by version: in a model folder, a folder of such folders, or one model file.</summary>
public sealed class ModelShelf : IRecordedModels, IDisposable
{
    private readonly RobotDescription _robot;
    private readonly RolloutEngineFactory _factory;
    private readonly string _path;
    private readonly List<(string File, ulong Version, ulong Id)> _models;
    private readonly Dictionary<string, IRolloutEngine> _engines = [];

    /// <summary>Looks what models there are.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="path">The folder or file.</param>
    /// <param name="factory">Makes the engine; plans repeat to the bit with the engine that the robot had.</param>
    /// <exception cref="InvalidDataException">There is no model, or one is damaged or another robot's.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public ModelShelf(RobotDescription robot, string path, RolloutEngineFactory factory)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(factory);
        (_robot, _path, _factory) = (robot, path, factory);
        _models = [.. FilesIn(path).Select(file =>
            (file, ModelFolder.Read(file, robot).Model.Ensemble.Version, ModelFileId.Of(File.ReadAllBytes(file))))];
        if (_models.Count == 0)
        {
            throw new InvalidDataException($"{path}: there is no {ModelFolder.OnnxName} in it, nor in a folder of it.");
        }
    }

    /// <inheritdoc/>
    public IRolloutEngine Engine(ulong version, ulong id)
    {
        string file = _models.Find(model => model.Version == version && (id == 0 || model.Id == id)).File ?? throw Missing(version, id);
        if (!_engines.TryGetValue(file, out IRolloutEngine? engine))
        {
            int candidates = PlannerFactory.MaximumCandidates(_robot.Planner);
            engine = _factory(new RolloutSetup(
                _robot, File.ReadAllBytes(file), candidates, Environment.ProcessorCount, new Dictionary<string, string>()));
            _engines.Add(file, engine);
        }

        return engine;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IRolloutEngine engine in _engines.Values)
        {
            engine.Dispose();
        }
    }

    private static IEnumerable<string> FilesIn(string path)
    {
        string own = Path.Combine(path, ModelFolder.OnnxName);
        return File.Exists(path) ? [path]
            : File.Exists(own) ? [own]
            : !Directory.Exists(path) ? []
            : Directory.GetDirectories(path).Order(StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, ModelFolder.OnnxName)).Where(File.Exists);
    }

    private InvalidDataException Missing(ulong version, ulong id)
    {
        string there = string.Join(", ", _models.Select(model => $"{model.Version} ({model.Id:x16})"));
        return new InvalidDataException(
            $"{_path}: the robot planned with version {version} of its model ({id:x16}), which is not there; there is: {there}.");
    }
}
