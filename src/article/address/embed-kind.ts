/** What an embed of another site is. */
export type EmbedKind = 'video' | 'post' | 'sound' | 'map' | 'chart';

/** Sites whose films, posts, sound and charts stand in other sites' articles; each stands for the hosts below it too. */
const sites: Readonly<Record<Exclude<EmbedKind, 'map'>, string>> = {
  video:
    'youtube.com youtube-nocookie.com youtu.be vimeo.com dailymotion.com dai.ly fb.watch tiktok.com ok.ru vkvideo.ru rumble.com ' +
    'jwplayer.com jwplatform.com brightcove.net brightcove.com streamable.com aparat.com twitch.tv',
  post:
    'twitter.com x.com facebook.com instagram.com telegram.org telegram.me t.me vk.com threads.net threads.com reddit.com ' +
    'redditmedia.com bsky.app',
  sound: 'soundcloud.com spotify.com',
  chart: 'datawrapper.de datawrapper.dwcdn.net flourish.studio infogram.com',
};

const kinds = new Map(
  (Object.keys(sites) as (keyof typeof sites)[]).flatMap((kind) =>
    sites[kind].split(' ').map((site) => [site, kind] as const),
  ),
);

/** What is shown at an address of one of the sites of embeds, or on a map; undefined for any other address. */
export function siteEmbedKind({ protocol, hostname, pathname }: URL): EmbedKind | undefined {
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  if (/(?:^|\.)google\.[a-z.]{2,6}$/.test(hostname) && pathname.startsWith('/maps')) return 'map';
  for (let name = hostname; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const kind = kinds.get(name);
    if (kind) return kind;
  }
  return undefined;
}
