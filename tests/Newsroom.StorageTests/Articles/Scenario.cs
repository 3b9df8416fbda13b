namespace Newsroom.Tests.Articles;

/// <summary>Prepares an article of a name for an operation, and returns the operation.</summary>
public delegate Task<Func<NewsroomProcess, Task>> Scenario(Site site, string name);

/// <summary>What can happen to an article. Files are called by the article's name and an ending.</summary>
public static class Scenarios
{
    /// <summary>A file is uploaded; the operation is to ingest it.</summary>
    public static Scenario Upload(string ending, string text) => async (site, name) =>
    {
        await site.UploadAsync(name + ending, text);
        return process => process.IngestAsync(name + ending);
    };

    /// <inheritdoc cref="Upload(string, string)"/>
    public static Scenario Upload(string ending, byte[] content) => async (site, name) =>
    {
        await site.UploadAsync(name + ending, content);
        return process => process.IngestAsync(name + ending);
    };

    /// <summary>A file is deleted; the operation is to detect it.</summary>
    public static Scenario Delete(string ending) => async (site, name) =>
    {
        await site.DeleteAsync(name + ending);
        return process => process.IngestAsync(name + ending);
    };

    /// <summary>The operation is to carry out the order for a translation of a file.</summary>
    public static Scenario Translate(string ending, string language) => async (site, name) =>
    {
        await using var process = site.Start();
        var job = (await process.JobsAsync(name + ending)).Single(order => order.Language == language);
        return one => one.TranslateAsync(job);
    };

    /// <summary>A file has been published in every language before.</summary>
    public static Scenario Published(string ending, string text, Scenario next) => async (site, name) =>
    {
        await PublishAsync(site, name + ending, text);
        return await next(site, name);
    };

    /// <summary>A file has been deleted, and this was detected.</summary>
    public static Scenario Withdrawn(string ending, Scenario next) => async (site, name) =>
    {
        await RunAsync(await Delete(ending)(site, name), site.Start());
        return await next(site, name);
    };

    /// <summary>A file has been published, and not translated yet.</summary>
    public static Scenario Ingested(string ending, string text, Scenario next) => async (site, name) =>
    {
        await RunAsync(await Upload(ending, text)(site, name), site.Start());
        return await next(site, name);
    };

    public static async Task PublishAsync(Site site, string path, string text)
    {
        await site.UploadAsync(path, text);
        await using var process = site.Start();
        await process.IngestAsync(path);
        await process.TranslateAllAsync(path);
    }

    /// <summary>An operation in a process of its own.</summary>
    public static async Task RunAsync(Func<NewsroomProcess, Task> operation, NewsroomProcess process)
    {
        await using (process)
        {
            await operation(process);
        }
    }
}
