using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace MbRlRobot.Registry;

/// <summary>
/// Every version of one robot type's model that was ever made, a folder each, and the names of those in use. A folder appears as a
/// whole or not at all; versions only rise. Several processes may use it. This folder's README has the layout.
/// </summary>
public sealed class ModelRegistry
{
    /// <summary>The folder of all types, within a data folder.</summary>
    public const string FolderName = "registry";

    /// <summary>The file with all members, within a version's folder.</summary>
    public const string CheckpointName = "checkpoint.safetensors";

    /// <summary>How far above its own versions a robot's report is believed: a broken robot must not use the numbers up.</summary>
    public const ulong LargestLead = 1_000_000;

    private const string NewPrefix = ".new-";
    private const string ReportedName = "reported";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly string _folder;

    /// <summary>Opens a type's registry, or makes a new one.</summary>
    /// <param name="dataFolder">The trainer's data folder (<c>--data</c>).</param>
    /// <param name="type">The robot's type.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public ModelRegistry(string dataFolder, string type)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentException.ThrowIfNullOrEmpty(type);
        Type = type;
        _folder = Directory.CreateDirectory(Path.Combine(dataFolder, FolderName, type)).FullName;
    }

    /// <summary>The robot's type.</summary>
    public string Type { get; }

    /// <summary>The versions that there are, rising.</summary>
    public IReadOnlyList<ulong> Versions => [.. Numbers(string.Empty).Order()];

    /// <summary>The highest version that any robot reported; 0 where none did.</summary>
    public ulong Reported => NumberFile.Read(Path.Combine(_folder, ReportedName)) ?? 0;

    /// <summary>The types with a registry in a data folder, in alphabetical order.</summary>
    /// <param name="dataFolder">The trainer's data folder.</param>
    /// <returns>Their names; none where there is no registry.</returns>
    public static IReadOnlyList<string> Types(string dataFolder)
    {
        string root = Path.Combine(dataFolder, FolderName);
        return Directory.Exists(root)
            ? [.. Directory.GetDirectories(root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>A version's folder.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The path.</returns>
    /// <exception cref="InvalidDataException">There is no such version; the message lists those that there are.</exception>
    public string Folder(ulong version)
    {
        string path = PathOf(string.Empty, version);
        return Directory.Exists(path) ? path : throw new InvalidDataException(FormattableString.Invariant(
            $"{_folder} has no version {version}; it has {(Versions.Count == 0 ? "none" : string.Join(", ", Versions.TakeLast(10)))}."));
    }

    /// <summary>What a version's folder says of how it came to be.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The record.</returns>
    /// <exception cref="InvalidDataException">There is no such version, or its record is damaged.</exception>
    public VersionRecord Record(ulong version) => VersionRecordJson.Read(Folder(version), version);

    /// <summary>The version that a name stands for.</summary>
    /// <param name="alias">The name.</param>
    /// <returns>The version; null where the name is not given yet.</returns>
    /// <exception cref="InvalidDataException">Its file is damaged, or names a version that there is not.</exception>
    public ulong? Find(RegistryAlias alias)
    {
        ulong? version = NumberFile.Read(AliasPath(alias));
        if (version is { } number)
        {
            Folder(number);
        }

        return version;
    }

    /// <summary>Remembers the highest version that a robot says it ever took: the next one will be above.</summary>
    /// <param name="version">The version.</param>
    /// <returns>False where it is too far above all others to be believed; then nothing is remembered.</returns>
    public bool TryReport(ulong version)
    {
        using RegistryLock held = Lock();
        ulong highest = Highest();
        if (version > highest && version - highest > LargestLead)
        {
            return false;
        }

        if (version > Reported)
        {
            NumberFile.Write(Path.Combine(_folder, ReportedName), version);
        }

        return true;
    }

    /// <summary>Makes a version: one above every version here and every one that a robot reported.</summary>
    /// <param name="write">
    /// Fills a folder that nobody sees yet, for the version that it is told, and gives the record. What it throws leaves no version.
    /// </param>
    /// <returns>The record; the version is there, and the candidate.</returns>
    /// <exception cref="IOException">The disk is full or gone, or another process holds the registry.</exception>
    public VersionRecord Add(Func<string, ulong, VersionRecord> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        (string folder, ulong version) = Reserve();
        try
        {
            VersionRecord record = write(folder, version);
            VersionRecordJson.Write(folder, record);
            using RegistryLock held = Lock();
            Directory.Move(folder, PathOf(string.Empty, version));
            NumberFile.Write(AliasPath(RegistryAlias.Candidate), version);
            return record;
        }
        catch when (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Makes a version the champion, and the champion the previous one.</summary>
    /// <param name="version">A version above the champion's: robots take no other.</param>
    /// <exception cref="InvalidDataException">There is no such version, or it is not above the champion's.</exception>
    public void Promote(ulong version)
    {
        using RegistryLock held = Lock();
        Folder(version);
        ulong? champion = Find(RegistryAlias.Champion);
        if (champion >= version)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"version {version} is not above the champion's, {champion}: no robot would take it."));
        }

        if (champion is { } former)
        {
            NumberFile.Write(AliasPath(RegistryAlias.Previous), former);
        }

        NumberFile.Write(AliasPath(RegistryAlias.Champion), version);
    }

    /// <summary>
    /// Takes up what a crash left: removes half-written versions, and promotes a version that had passed but was not promoted yet. For
    /// the one process that makes versions by itself.
    /// </summary>
    public void Recover()
    {
        using (Lock())
        {
            foreach (ulong version in Numbers(NewPrefix))
            {
                Directory.Delete(PathOf(NewPrefix, version), recursive: true);
            }
        }

        ulong newest = Numbers(string.Empty).DefaultIfEmpty().Max();
        if (newest > (Find(RegistryAlias.Champion) ?? 0) && Record(newest).IsPassed())
        {
            Promote(newest);
        }
    }

    private (string Folder, ulong Version) Reserve()
    {
        using RegistryLock held = Lock();
        ulong highest = Highest();
        ulong version = highest < long.MaxValue
            ? highest + 1
            : throw new InvalidDataException($"{_folder}: the versions are used up.");
        return (Directory.CreateDirectory(PathOf(NewPrefix, version)).FullName, version);
    }

    private ulong Highest() => Numbers(string.Empty).Concat(Numbers(NewPrefix)).Append(Reported).Max();

    private IEnumerable<ulong> Numbers(string prefix) => Directory.EnumerateDirectories(_folder, prefix + "*")
        .Select(path => Path.GetFileName(path)[prefix.Length..])
        .Select(name => NumberFile.TryParse(name, out ulong number) ? number : 0)
        .Where(number => number > 0);

    private string PathOf(string prefix, ulong version) =>
        Path.Combine(_folder, prefix + version.ToString(CultureInfo.InvariantCulture));

    private string AliasPath(RegistryAlias alias) => Path.Combine(_folder, alias.ToString().ToLowerInvariant());

    private RegistryLock Lock() => RegistryLock.Take(Path.Combine(_folder, ".lock"), Patience, "another mbrl-trainer");
}
